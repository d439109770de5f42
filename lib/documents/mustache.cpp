// SPDX-License-Identifier: Apache-2.0
#include "documents/mustache.hpp"

#include <algorithm>

namespace vidra::documents {
namespace {

class Renderer {
  public:
    Renderer(const Partials& partials, TemplateSink& sink) : m_partials(partials), m_sink(sink) {}

    void render(const std::vector<Node>& nodes, const Value& data) {
        m_scopes.push_back(&data);
        for (const Node& node : nodes) {
            render(node);
        }
        m_scopes.pop_back();
    }

  private:
    void render(const Node& node) {
        switch (node.kind) {
            case Node::Kind::text:
                m_sink.literal(node);
                return;
            case Node::Kind::value:
            case Node::Kind::raw_value:
                if (const Value* value = find(node)) {
                    m_sink.value(node, value->text());
                }
                return;
            case Node::Kind::section:
                render_section(node);
                return;
            case Node::Kind::inverted: {
                const Value* value = find(node);
                if (value == nullptr || !value->is_true()) {
                    render(node.children, *m_scopes.back());
                }
                return;
            }
            case Node::Kind::partial:
                render_partial(node);
                return;
        }
    }

    void render_section(const Node& node) {
        const Value* value = find(node);
        if (value == nullptr || !value->is_true()) {
            return;
        }
        if (value->kind() != Value::Kind::list) {
            render(node.children, *value);
            return;
        }
        for (const Value& item : value->items()) {
            render(node.children, item);
        }
    }

    void render_partial(const Node& node) {
        constexpr std::size_t deepest = 64;
        const Template* partial = m_depth < deepest ? m_partials.find(node.text, node.indent) : nullptr;
        if (partial != nullptr) {
            ++m_depth;
            for (const Node& inner : partial->nodes) {
                render(inner);
            }
            --m_depth;
        }
    }

    /// The first part of the name is that of the innermost section which has it; the others are its members.
    [[nodiscard]] const Value* find(const Node& node) const {
        if (node.path.empty()) {
            return m_scopes.back();
        }
        const Value* value = nullptr;
        for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend() && value == nullptr; ++scope) {
            value = (*scope)->find(node.path.front());
        }
        for (std::size_t i = 1; i < node.path.size() && value != nullptr; ++i) {
            value = value->find(node.path[i]);
        }
        return value;
    }

    const Partials& m_partials;
    TemplateSink& m_sink;
    std::vector<const Value*> m_scopes;
    std::size_t m_depth = 0;
};

}  // namespace

void render(const Template& tmpl, const Value& data, const Partials& partials, TemplateSink& sink) {
    Renderer(partials, sink).render(tmpl.nodes, data);
}

}  // namespace vidra::documents
