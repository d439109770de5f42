// SPDX-License-Identifier: Apache-2.0
#include "records/json_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace vidra::records {

namespace ondemand = simdjson::ondemand;

bool is_null(ondemand::value& value) {
    if (value.type().value() != ondemand::json_type::null) {
        return false;
    }
    if (!value.is_null().value()) {  // something else that begins with n
        throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
    }
    return true;
}

std::optional<std::string_view> scalar_text(ondemand::value& value, std::string& memory) {
    switch (value.type().value()) {
        case ondemand::json_type::string:
            return value.get_string().value();
        case ondemand::json_type::number: {
            ondemand::number number = value.get_number().value();
            memory.clear();
            const auto out = std::back_inserter(memory);
            switch (number.get_number_type()) {
                case ondemand::number_type::signed_integer:
                    fmt::format_to(out, "{}", number.get_int64());
                    break;
                case ondemand::number_type::unsigned_integer:
                    fmt::format_to(out, "{}", number.get_uint64());
                    break;
                case ondemand::number_type::floating_point_number:
                    fmt::format_to(out, "{}", number.get_double());
                    break;
            }
            return memory;
        }
        case ondemand::json_type::boolean:
            return value.get_bool().value() ? "true" : "false";
        case ondemand::json_type::null:
            (void)is_null(value);
            return std::string_view();
        case ondemand::json_type::array:
        case ondemand::json_type::object:
            break;
    }
    return std::nullopt;
}

void pass_over(ondemand::value& value, std::size_t depth) {
    constexpr std::size_t deepest = 1000;
    if (depth > deepest) {
        throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    }
    switch (value.type().value()) {
        case ondemand::json_type::array: {
            ondemand::array array = value.get_array();
            for (auto item : array) {
                ondemand::value element = item.value();
                pass_over(element, depth + 1);
            }
            return;
        }
        case ondemand::json_type::object: {
            ondemand::object object = value.get_object();
            for (auto member : object) {
                ondemand::field field = std::move(member).take_value();
                (void)field.unescaped_key().value();
                pass_over(field.value(), depth + 1);
            }
            return;
        }
        default: {
            std::string memory;
            (void)scalar_text(value, memory);
        }
    }
}

bool Keys::has_repeated_among_few() const {
    for (std::size_t i = 1; i < m_keys.size(); ++i) {
        for (std::size_t before = 0; before < i; ++before) {
            if (m_keys[before].name == m_keys[i].name) {
                return true;
            }
        }
    }
    return false;
}

std::vector<Keys::Key> Keys::repeated() const {
    constexpr std::size_t few = 16;
    if (m_keys.size() <= few && !has_repeated_among_few()) {
        return {};
    }
    std::vector<Key> sorted = m_keys;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const Key& a, const Key& b) { return a.name < b.name; });
    std::vector<Key> twice;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const bool is_last = i + 1 == sorted.size() || sorted[i + 1].name != sorted[i].name;
        if (is_last && sorted[i - 1].name == sorted[i].name) {
            twice.push_back(sorted[i]);
        }
    }
    std::sort(twice.begin(), twice.end(), [](const Key& a, const Key& b) { return a.offset < b.offset; });
    return twice;
}

const Keys::Key* Keys::find(std::string_view name) const {
    const auto at =
        std::find_if(m_keys.begin(), m_keys.end(), [&](const Key& key) { return key.name == name; });
    return at == m_keys.end() ? nullptr : &*at;
}

}  // namespace vidra::records
