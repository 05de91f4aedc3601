/** The forms of a page as a browser would send them, found in its HTML; and ways to fill them in. */

export interface Field {
  name: string;
  /** Of an input; else 'textarea' or 'select'. */
  type: string;
  value: string;
  required: boolean;
  /** Values of a select, or of the buttons and boxes of one name. */
  options: string[];
}

export interface Form {
  method: string;
  /** Address it is sent to. */
  action: string;
  fields: Field[];
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" };
const plain = (text: string) =>
  text.replace(/&(amp|lt|gt|quot|#39|#x27);/gu, (_, name: string) => entities[name]!);

function attributesOf(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const match of tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/giu))
    found[match[1]!.toLowerCase()] = plain(match[2] ?? '');
  return found;
}

/** @param from the page's own address */
export function formsIn(html: string, from: string): Form[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gu)].map((match) => {
    const { action = '', method = 'get' } = attributesOf(match[1]!);
    const url = new URL(action === '' ? from : action, new URL(from, 'http://site.invalid'));
    return {
      method: method.toUpperCase(),
      action: `${url.pathname}${url.search}`,
      fields: fieldsIn(match[2]!),
    };
  });
}

function fieldsIn(html: string): Field[] {
  const fields = new Map<string, Field>();
  const pattern =
    /<(input|button)\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/gu;
  for (const match of html.matchAll(pattern)) {
    const attributes = attributesOf(match[2] ?? match[3] ?? match[5] ?? '');
    const { name, type = match[1] === 'button' ? 'submit' : 'text' } = attributes;
    if (name === undefined) continue;
    const required = 'required' in attributes;
    const add = (kind: string, value: string, options: string[]) => {
      const before = fields.get(name);
      if (before) before.options.push(...options);
      else fields.set(name, { name, type: kind, value, required, options });
    };
    if (match[1]) add(type, attributes['value'] ?? '', [attributes['value'] ?? 'on']);
    else if (match[3] !== undefined) add('textarea', plain(match[4] ?? ''), []);
    else {
      const options = [...(match[6] ?? '').matchAll(/<option\b([^>]*)>/gu)].map(
        (one) => attributesOf(one[1]!)['value'] ?? '',
      );
      add(
        'select',
        '',
        options.filter((value) => value !== ''),
      );
    }
  }
  return [...fields.values()];
}

/** A value that the field takes, with `words` wherever a person may write freely. */
export function filledIn(field: Field, words: string, day: string): string | null {
  switch (field.type) {
    case 'hidden':
      return field.value;
    case 'select':
    case 'radio':
    case 'submit':
    case 'checkbox':
      return field.options[0] ?? null;
    case 'number':
      return '1';
    case 'date':
      return day;
    case 'email':
      return `someone${Math.floor(performance.now() * 1000)}@example.go.th`;
    case 'file':
      return null;
    default:
      if (/(_on|On|day|date)$/u.test(field.name)) return day;
      return /(no|No|count|Count|digits|phone)$/u.test(field.name) ? '1' : words;
  }
}
