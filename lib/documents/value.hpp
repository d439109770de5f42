// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vidra::documents {

/// What a template is filled with: nothing, a flag, a text, a list, or an object of named members. Letters
/// are filled by the thousand, so neither names nor borrowed texts are copied.
class Value {
  public:
    enum class Kind : unsigned char { nothing, flag, text, list, object };

    Value();
    ~Value();
    Value(const Value& other);
    Value& operator=(const Value& other);
    Value(Value&& other) noexcept;
    Value& operator=(Value&& other) noexcept;
    /// A flag or a text by name: a bare constructor would take a text literal for a flag.
    [[nodiscard]] static Value flag(bool is_set);
    [[nodiscard]] static Value text(std::string text);
    /// What is borrowed must outlive it.
    [[nodiscard]] static Value borrowed(std::string_view text);
    [[nodiscard]] static Value borrowed(const Value& other);
    [[nodiscard]] static Value list();
    [[nodiscard]] static Value list(std::vector<Value> items);
    /// With room for so many members.
    [[nodiscard]] static Value object(std::size_t count = 0);

    [[nodiscard]] Kind kind() const;
    /// False: nothing, a flag that is not set, an empty text or list. An object is true.
    [[nodiscard]] bool is_true() const;
    /// Of a text; empty for anything else.
    [[nodiscard]] std::string_view text() const;
    /// Of a list.
    [[nodiscard]] const std::vector<Value>& items() const;
    /// Null where there is no such member, or this is no object.
    [[nodiscard]] const Value* find(std::string_view name) const;

    /// Of a list.
    Value& add(Value item);
    /// Of an object; `name` must not be there yet, and must outlive this.
    Value& set(std::string_view name, Value value);
    void set_text(std::string_view name, std::string value) { set(name, text(std::move(value))); }
    /// The object that is a member, made where it is not there yet; `name` must outlive this.
    Value& inner(std::string_view name);

  private:
    struct Member;
    /// This, or what is borrowed.
    [[nodiscard]] const Value& whole() const;

    std::variant<std::monostate, bool, std::string, std::string_view, std::vector<Value>, std::vector<Member>,
                 const Value*>
        m_content;
};

struct Value::Member {
    Member(std::string_view one, Value&& of_it) : name(one), value(std::move(of_it)) {}
    std::string_view name;  ///< owned by whoever set it
    Value value;
};

// here, where a member is known: clang needs it for the content
inline Value::Value() = default;
inline Value::~Value() = default;
inline Value::Value(const Value& other) = default;
inline Value& Value::operator=(const Value& other) = default;
inline Value::Value(Value&& other) noexcept = default;
inline Value& Value::operator=(Value&& other) noexcept = default;

}  // namespace vidra::documents
