// SPDX-License-Identifier: Apache-2.0
#include "base/transliterate.hpp"

#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using Row = vidra::test::Row<std::string, std::string>;
const std::vector<Row> rows = {
    {"the alphabet", "абвгдђежзијклљмнњопрстћуфхцчџш", "abvgdđežzijklljmnnjoprstćufhcčdžš"},
    {"capitals", "АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ", "ABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ"},
    {"digraph at the start of a name", "Љубав, Његош, Џеп", "Ljubav, Njegoš, Džep"},
    {"digraph among capitals", "ЉУБАВ И КОЊ", "LJUBAV I KONJ"},
    {"digraph alone", "Њ", "Nj"},
    {"last letter of capitals", "ПАЊ", "PANJ"},
    {"everything else stays", "radni 18+ (члан 3) „да“", "radni 18+ (član 3) „da“"},
    {"terms", "жртва трговине људима", "žrtva trgovine ljudima"},
};

BOOST_DATA_TEST_CASE(serbian_cyrillic_becomes_latin, boost::unit_test::data::make(rows), row) {
    BOOST_TEST(vidra::base::serbian_latin(row.input) == row.expected, row.name);
}
