// SPDX-License-Identifier: Apache-2.0
#include "diag/codes.hpp"

#include <algorithm>
#include <array>

namespace vidra::diag {
namespace {

using enum Severity;

// Ids are stable: never reused, never renumbered. A gap is a code that has been withdrawn or kept free.
constexpr std::array table = {
    CodeInfo{Code::toml_syntax, "VC001", "toml-syntax", error, "0.1.0"},
    CodeInfo{Code::not_utf8, "VC002", "not-utf8", error, "0.1.0"},
    CodeInfo{Code::too_deep, "VC003", "too-deep", error, "0.1.0"},
    CodeInfo{Code::empty_file, "VC004", "empty-file", error, "0.1.0"},
    CodeInfo{Code::unknown_kind, "VC005", "unknown-kind", error, "0.1.0"},
    CodeInfo{Code::unknown_format_version, "VC006", "unknown-format-version", error, "0.1.0"},
    CodeInfo{Code::unknown_key, "VC007", "unknown-key", error, "0.1.0"},
    CodeInfo{Code::missing_key, "VC008", "missing-key", error, "0.1.0"},
    CodeInfo{Code::wrong_type, "VC009", "wrong-type", error, "0.1.0"},
    CodeInfo{Code::bad_id, "VC010", "bad-id", error, "0.1.0"},
    CodeInfo{Code::reserved_id, "VC011", "reserved-id", error, "0.1.0"},
    CodeInfo{Code::duplicate_id, "VC012", "duplicate-id", error, "0.1.0"},
    CodeInfo{Code::confusable_id, "VC013", "confusable-id", error, "0.1.0"},
    CodeInfo{Code::unknown_word, "VC014", "unknown-word", error, "0.1.0"},
    CodeInfo{Code::out_of_range, "VC015", "out-of-range", error, "0.1.0"},
    CodeInfo{Code::missing_translation, "VC016", "missing-translation", error, "0.1.0"},
    CodeInfo{Code::unlisted_language, "VC017", "unlisted-language", warning, "0.1.0"},
    CodeInfo{Code::bad_language, "VC018", "bad-language", error, "0.1.0"},
    CodeInfo{Code::empty_section, "VC019", "empty-section", error, "0.1.0"},
    CodeInfo{Code::conditional_last_outcome, "VC020", "conditional-last-outcome", error, "0.1.0"},
    CodeInfo{Code::unconditional_outcome, "VC021", "unconditional-outcome", error, "0.1.0"},
    CodeInfo{Code::misplaced_key, "VC022", "misplaced-key", error, "0.1.0"},
    CodeInfo{Code::unknown_option, "VC023", "unknown-option", error, "0.1.0"},
    CodeInfo{Code::age_ranges, "VC024", "age-ranges", error, "0.1.0"},
    CodeInfo{Code::protected_trait, "VC025", "protected-trait", error, "0.1.0"},
    CodeInfo{Code::failing_example, "VC026", "failing-example", error, "0.1.0"},
    CodeInfo{Code::failing_claim, "VC027", "failing-claim", error, "0.1.0"},
    CodeInfo{Code::expression_syntax, "VC030", "expression-syntax", error, "0.1.0"},
    CodeInfo{Code::unknown_name, "VC031", "unknown-name", error, "0.1.0"},
    CodeInfo{Code::type_mismatch, "VC032", "type-mismatch", error, "0.1.0"},
    CodeInfo{Code::looks_ahead, "VC033", "looks-ahead", error, "0.1.0"},
    CodeInfo{Code::outcome_in_rule, "VC034", "outcome-in-rule", error, "0.1.0"},
    CodeInfo{Code::text_in_rule, "VC035", "text-in-rule", error, "0.1.0"},
    CodeInfo{Code::not_linear, "VC036", "not-linear", error, "0.1.0"},
    CodeInfo{Code::chained_comparison, "VC037", "chained-comparison", error, "0.1.0"},
    CodeInfo{Code::criterion_order, "VC038", "criterion-order", error, "0.1.0"},
    CodeInfo{Code::section_needed, "VC039", "section-needed", error, "0.1.0"},
    CodeInfo{Code::too_large, "VC040", "too-large", error, "0.1.0"},
    CodeInfo{Code::unchecked_reference, "VC041", "unchecked-reference", warning, "0.1.0"},
    CodeInfo{Code::diagram_limit, "VC042", "diagram-limit", warning, "0.1.0"},
    CodeInfo{Code::other_id, "VC043", "other-id", error, "0.1.0"},
    CodeInfo{Code::unused_criterion, "VC050", "unused-criterion", warning, "0.1.0"},
    CodeInfo{Code::age_without_presume, "VC051", "age-without-presume", warning, "0.1.0"},
    CodeInfo{Code::impossible_threshold, "VC052", "impossible-threshold", warning, "0.1.0"},
    CodeInfo{Code::contradictory_condition, "VC053", "contradictory-condition", warning, "0.1.0"},
    CodeInfo{Code::shadowed_outcome, "VC054", "shadowed-outcome", warning, "0.1.0"},
    CodeInfo{Code::dead_question, "VC055", "dead-question", warning, "0.1.0"},
    CodeInfo{Code::unused_allowance, "VC056", "unused-allowance", warning, "0.1.0"},
    CodeInfo{Code::mapping_target, "VM001", "mapping-target", error, "0.1.0"},
    CodeInfo{Code::mapping_answer, "VM002", "mapping-answer", error, "0.1.0"},
    CodeInfo{Code::mapping_checklist, "VM003", "mapping-checklist", error, "0.1.0"},
    CodeInfo{Code::mapping_form, "VM004", "mapping-form", error, "0.1.0"},
    CodeInfo{Code::record_syntax, "VR001", "record-syntax", error, "0.1.0"},
    CodeInfo{Code::record_without_case, "VR002", "record-without-case", error, "0.1.0"},
    CodeInfo{Code::unknown_answer_key, "VR003", "unknown-answer-key", error, "0.1.0"},
    CodeInfo{Code::bad_answer, "VR004", "bad-answer", error, "0.1.0"},
    CodeInfo{Code::bad_field, "VR005", "bad-field", error, "0.1.0"},
    CodeInfo{Code::other_checklist, "VR006", "other-checklist", error, "0.1.0"},
    CodeInfo{Code::age_contradiction, "VR007", "age-contradiction", error, "0.1.0"},
    CodeInfo{Code::record_too_large, "VR008", "record-too-large", error, "0.1.0"},
    CodeInfo{Code::record_not_utf8, "VR009", "record-not-utf8", error, "0.1.0"},
    CodeInfo{Code::ragged_row, "VR010", "ragged-row", error, "0.1.0"},
    CodeInfo{Code::duplicate_column, "VR011", "duplicate-column", error, "0.1.0"},
    CodeInfo{Code::unmapped_value, "VR012", "unmapped-value", error, "0.1.0"},
    CodeInfo{Code::search_limit, "VR013", "search-limit", error, "0.1.0"},
    CodeInfo{Code::missing_column, "VR014", "missing-column", error, "0.1.0"},
    CodeInfo{Code::misspelt_column, "VR015", "misspelt-column", error, "0.1.0"},
    CodeInfo{Code::repeated_case, "VR020", "repeated-case", warning, "0.1.0"},
    CodeInfo{Code::other_version, "VR021", "other-version", warning, "0.1.0"},
    CodeInfo{Code::unknown_column, "VR022", "unknown-column", warning, "0.1.0"},
    CodeInfo{Code::repeated_header, "VR023", "repeated-header", warning, "0.1.0"},
    CodeInfo{Code::many_cases, "VR024", "many-cases", warning, "0.1.0"},
    CodeInfo{Code::template_syntax, "VT001", "template-syntax", error, "0.1.0"},
    CodeInfo{Code::unknown_tag, "VT002", "unknown-tag", error, "0.1.0"},
    CodeInfo{Code::missing_partial, "VT003", "missing-partial", error, "0.1.0"},
    CodeInfo{Code::endless_partial, "VT004", "endless-partial", error, "0.1.0"},
    CodeInfo{Code::unescaped_tag, "VT005", "unescaped-tag", error, "0.1.0"},
    CodeInfo{Code::undeclared_field, "VT006", "undeclared-field", error, "0.1.0"},
    CodeInfo{Code::field_without_ground, "VT007", "field-without-ground", error, "0.1.0"},
    CodeInfo{Code::template_markup, "VT008", "template-markup", error, "0.1.0"},
    CodeInfo{Code::template_missing, "VT009", "template-missing", error, "0.1.0"},
    CodeInfo{Code::unlisted_text, "VT010", "unlisted-text", warning, "0.1.0"},
    CodeInfo{Code::unused_field, "VT011", "unused-field", warning, "0.1.0"},
    CodeInfo{Code::unknown_field, "VL001", "unknown-field", error, "0.1.0"},
    CodeInfo{Code::recipient_not_allowed, "VL002", "recipient-not-allowed", error, "0.1.0"},
    CodeInfo{Code::ground_not_allowed, "VL003", "ground-not-allowed", error, "0.1.0"},
    CodeInfo{Code::ground_missing, "VL004", "ground-missing", error, "0.1.0"},
    CodeInfo{Code::telling_title, "VL005", "telling-title", error, "0.1.0"},
    CodeInfo{Code::telling_notice, "VL006", "telling-notice", error, "0.1.0"},
    CodeInfo{Code::bad_count, "VA001", "bad-count", error, "0.1.0"},
    CodeInfo{Code::empty_table, "VA002", "empty-table", error, "0.1.0"},
    CodeInfo{Code::table_header, "VA003", "table-header", error, "0.1.0"},
    CodeInfo{Code::no_count_column, "VA004", "no-count-column", error, "0.1.0"},
    CodeInfo{Code::doubled_table_column, "VA005", "doubled-table-column", error, "0.1.0"},
    CodeInfo{Code::repeated_key, "VA006", "repeated-key", error, "0.1.0"},
    CodeInfo{Code::many_totals, "VA007", "many-totals", error, "0.1.0"},
    CodeInfo{Code::lone_part, "VA008", "lone-part", warning, "0.1.0"},
    CodeInfo{Code::not_rounded, "VA009", "not-rounded", error, "0.1.0"},
    CodeInfo{Code::unknown_table_column, "VA010", "unknown-table-column", error, "0.1.0"},
    CodeInfo{Code::notes_above, "VA011", "notes-above", warning, "0.1.0"},
};

constexpr bool in_order_of_the_enumeration() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].code) != i) {
            return false;
        }
    }
    return table.size() == static_cast<std::size_t>(Code::notes_above) + 1;
}
static_assert(in_order_of_the_enumeration());

}  // namespace

std::span<const CodeInfo> all_codes() {
    return table;
}

const CodeInfo& info(Code code) {
    return table[static_cast<std::size_t>(code)];
}

std::optional<Code> find_code(std::string_view id_or_name) {
    const auto* const at = std::find_if(table.begin(), table.end(), [&](const CodeInfo& entry) {
        return entry.id == id_or_name || entry.name == id_or_name;
    });
    return at == table.end() ? std::nullopt : std::optional<Code>(at->code);
}

}  // namespace vidra::diag
