/** A JUEL expression of Camunda 7 or Operaton as FEEL; null when it calls methods or uses what FEEL does not have. Plain text is no expression. */
export function feelFromJuel(text: string): string | null {
  const inner = /^\s*[$#]\{([\s\S]*)\}\s*$/.exec(text)?.[1];
  if (inner === undefined || inner.length > mostSigns || /[$#]\{/.test(inner)) return null;
  const plain = inner.replace(/\bexecution\s*\.\s*getVariable\(\s*(['"])([A-Za-z_]\w*)\1\s*\)/g, '$2');
  const tokens = plain.match(token);
  if (!tokens || tokens.join('').replace(/\s/g, '') !== plain.replace(/\s/g, '')) return null;
  const words: string[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const one = tokens[at] ?? '';
    const next = tokens[at + 1];
    if (one === '?' || one === ':' || one === '[' || one === '%') return null;
    if (one === '(' && /^[\w.]+$/.test(words.at(-1) ?? '') && !operators.has(words.at(-1) ?? '')) return null;
    if (one === '!' || one === 'not') {
      const end = endOfOperand(tokens, at + 1);
      const operand = feelFromJuel(`\${${tokens.slice(at + 1, end).join(' ')}}`);
      if (operand === null) return null;
      words.push(`not(${operand})`);
      at = end - 1;
    } else if (one === 'empty') {
      const end = endOfOperand(tokens, at + 1);
      const operand = feelFromJuel(`\${${tokens.slice(at + 1, end).join(' ')}}`);
      if (operand === null || next === undefined) return null;
      words.push(`(${operand} = null or ${operand} = "")`);
      at = end - 1;
    } else if (one.startsWith("'")) words.push(`"${one.slice(1, -1).replace(/\\'/g, "'").replace(/"/g, '\\"')}"`);
    else words.push(translated[one] ?? one);
  }
  return words.join(' ').replace(/\( /g, '(').replace(/ \)/g, ')') || null;
}

const mostSigns = 500;

/** The place after a name, a literal or a group in brackets. */
function endOfOperand(tokens: readonly string[], from: number): number {
  if (tokens[from] !== '(') return from + 1;
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    if (tokens[at] === '(') depth += 1;
    if (tokens[at] === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return tokens.length;
}

const token =
  /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d+(?:\.\d+)?|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*|&&|\|\||[=!<>]=|[!<>+\-*/()?:[\]%]/g;

const translated: Readonly<Record<string, string>> = {
  ...{ '==': '=', eq: '=', ne: '!=', '&&': 'and', '||': 'or', lt: '<', gt: '>', le: '<=', ge: '>=', div: '/' },
};
const operators: ReadonlySet<string> = new Set(['and', 'or', 'not', '=', '!=', '<', '>', '<=', '>=']);
