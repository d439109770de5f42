// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace vidra::diag {

/// An error is a fault in what was given; a warning is worth a look and stops nothing.
enum class Severity : std::uint8_t { error, warning };

/// One for each kind of finding. The stable code that users see stands in the table of codes.cpp; a code
/// is never given to another kind. VC: checklists and TOML files, VM: mappings, VR: records, VT: templates,
/// VL: manifests of letters and what stands beside them, VA: published tables.
enum class Code : std::uint8_t {
    toml_syntax,
    not_utf8,
    too_deep,
    empty_file,
    unknown_kind,
    unknown_format_version,
    unknown_key,
    missing_key,
    wrong_type,
    bad_id,
    reserved_id,
    duplicate_id,
    confusable_id,
    unknown_word,
    out_of_range,
    missing_translation,
    unlisted_language,
    bad_language,
    empty_section,
    conditional_last_outcome,
    unconditional_outcome,
    misplaced_key,
    unknown_option,
    age_ranges,
    protected_trait,
    failing_example,
    failing_claim,
    expression_syntax,
    unknown_name,
    type_mismatch,
    looks_ahead,
    outcome_in_rule,
    text_in_rule,
    not_linear,
    chained_comparison,
    criterion_order,
    section_needed,
    too_large,
    unchecked_reference,
    diagram_limit,
    other_id,
    unused_criterion,
    age_without_presume,
    impossible_threshold,
    contradictory_condition,
    shadowed_outcome,
    dead_question,
    unused_allowance,
    mapping_target,
    mapping_answer,
    mapping_checklist,
    mapping_form,
    record_syntax,
    record_without_case,
    unknown_answer_key,
    bad_answer,
    bad_field,
    other_checklist,
    age_contradiction,
    record_too_large,
    record_not_utf8,
    ragged_row,
    duplicate_column,
    unmapped_value,
    search_limit,
    missing_column,
    misspelt_column,
    repeated_case,
    other_version,
    unknown_column,
    repeated_header,
    many_cases,
    template_syntax,
    unknown_tag,
    missing_partial,
    endless_partial,
    unescaped_tag,
    undeclared_field,
    field_without_ground,
    template_markup,
    template_missing,
    unlisted_text,
    unused_field,
    unknown_field,
    recipient_not_allowed,
    ground_not_allowed,
    ground_missing,
    telling_title,
    telling_notice,
    bad_count,
    empty_table,
    table_header,
    no_count_column,
    doubled_table_column,
    repeated_key,
    many_totals,
    lone_part,
    not_rounded,
    unknown_table_column,
    notes_above,
};

struct CodeInfo {
    Code code;
    std::string_view id;    ///< what users see, for example VC012
    std::string_view name;  ///< named for the fault, so that "allow NAME" reads well
    Severity severity;
    std::string_view since;  ///< version of vidra that first reported it
};

/// All codes in the order of their ids.
[[nodiscard]] std::span<const CodeInfo> all_codes();

[[nodiscard]] const CodeInfo& info(Code code);

/// By id (`VC012`) or by name (`duplicate-id`), as a user may type it.
[[nodiscard]] std::optional<Code> find_code(std::string_view id_or_name);

}  // namespace vidra::diag
