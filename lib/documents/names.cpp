// SPDX-License-Identifier: Apache-2.0
#include "documents/names.hpp"

#include "base/ascii.hpp"

#include <algorithm>

namespace vidra::documents {
namespace {

Name& child_of(Name& parent, std::string_view name) {
    const auto at = std::find_if(parent.children.begin(), parent.children.end(),
                                 [&](const Name& child) { return child.name == name; });
    if (at != parent.children.end()) {
        return *at;
    }
    Name child;
    child.name = name;
    return parent.children.emplace_back(std::move(child));
}

/// Members are texts but where they can only be yes or no.
void add_members(Name& parent, std::string_view members, const Field* field, bool are_flags) {
    for (const std::string_view member : base::split(members, ' ')) {
        const bool is_text = !are_flags || member == "word";
        parent.children.push_back(
            {std::string(member), is_text ? Name::Kind::text : Name::Kind::flag, field, {}});
    }
}

void add(Name& root, std::string_view path, FieldForm form, std::string_view members, const Field* field) {
    Name* at = &root;
    for (const std::string_view part : base::split(path, '.')) {
        at = &child_of(*at, part);
    }
    at->field = field;
    switch (form) {
        case FieldForm::text:
            at->kind = Name::Kind::text;
            return;
        case FieldForm::flag:
            at->kind = Name::Kind::flag;
            return;
        case FieldForm::object: {
            at->kind = Name::Kind::object;
            const bool has_texts = path == "instrument" || path == "left_out";
            add_members(*at, members, field, !has_texts);
            return;
        }
        case FieldForm::list: {
            at->kind = Name::Kind::object;
            Name items{"list", Name::Kind::items, field, {}};
            add_members(items, members, field, false);
            at->children.push_back(std::move(items));
            add_members(*at, "count names", field, false);
            add_members(*at, "one few many", field, true);
            return;
        }
    }
}

Name make() {
    Name root;
    for (const FrameName& one : frame_names()) {
        add(root, one.name, one.form, one.members, nullptr);
    }
    for (const Field& field : all_fields()) {
        add(root, field.name, field.form, field.members, &field);
    }
    return root;
}

}  // namespace

const Name* Name::child(std::string_view child_name) const {
    const auto at = std::find_if(children.begin(), children.end(),
                                 [&](const Name& one) { return one.name == child_name; });
    return at == children.end() ? nullptr : &*at;
}

const Name& all_names() {
    static const Name root = make();
    return root;
}

}  // namespace vidra::documents
