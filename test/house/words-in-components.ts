import { parse } from 'svelte/compiler';

type Node = Readonly<Record<string, unknown>> & { readonly type: string };

/** Attributes that are read out or shown; the others name things for the machine. */
const readAttributes =
  /^(alt|title|placeholder|label|hint|lead|problem|aria-(label|description|roledescription|valuetext))$/;

/** Words that are written in a component itself, as the customer would read them. */
export function wordsWritten(component: string): string[] {
  const { fragment } = parse(component, { modern: true });
  return texts(fragment).filter((words) => /\p{L}/u.test(words));
}

/** What of the words is kept in a constant of a module or component, where it would stay in one language. */
export function wordsKept(script: string): string[] {
  const { instance, module } = parse(script, { modern: true });
  const body = [instance, module].flatMap((part) => (part ? part.content.body : []));
  return body
    .flatMap((statement) =>
      statement.type === 'ExportNamedDeclaration' ? [statement.declaration] : [statement],
    )
    .flatMap((statement) => (statement?.type === 'VariableDeclaration' ? statement.declarations : []))
    .filter(({ init }) => readsWords(init))
    .map(({ id }) => (id.type === 'Identifier' ? id.name : id.type));
}

function texts(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(texts);
  if (!isNode(node)) return [];
  if (node.type === 'Text') return [String(node['data']).trim()];
  if (node.type === 'ExpressionTag') return literals(node['expression']);
  if (node.type === 'Attribute') return readAttributes.test(String(node['name'])) ? texts(node['value']) : [];
  return Object.values(node).flatMap(texts);
}

/** Texts that an expression may come to. What a text is compared with, or passed on to, is not shown. */
function literals(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(literals);
  if (!isNode(node)) return [];
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? [node['value']] : [];
  if (node.type === 'TemplateElement') {
    return [String((node['value'] as { readonly raw: unknown }).raw).trim()];
  }
  if (node.type === 'ConditionalExpression') return literals([node['consequent'], node['alternate']]);
  if (node.type === 'BinaryExpression' && node['operator'] !== '+') return [];
  if (node.type === 'MemberExpression' || node.type === 'CallExpression') return [];
  return Object.values(node).flatMap(literals);
}

function readsWords(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(readsWords);
  if (!isNode(node)) return false;
  if (node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression') return false;
  if (node.type === 'CallExpression' && /^\$derived/.test(nameOf(node['callee']))) return false;
  if (node.type === 'MemberExpression' && nameOf(node['object']) === 'text') return true;
  return Object.values(node).some(readsWords);
}

function nameOf(node: unknown): string {
  if (!isNode(node)) return '';
  return node.type === 'MemberExpression' ? nameOf(node['object']) : String(node['name']);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
