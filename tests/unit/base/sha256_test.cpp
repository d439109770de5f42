// SPDX-License-Identifier: Apache-2.0
#include "base/sha256.hpp"

#include <boost/test/unit_test.hpp>

// The examples of FIPS 180-4 for the empty message and for "abc".
BOOST_AUTO_TEST_CASE(sha256_gives_the_examples_of_the_standard) {
    BOOST_TEST(vidra::base::sha256_hex("") ==
               "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    BOOST_TEST(vidra::base::sha256_hex("abc") ==
               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
