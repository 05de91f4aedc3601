/** The forms of a line of the plan. */
import { randomUUID } from 'node:crypto';
import type { Language } from '#kernel/texts.ts';
import { reporterKinds } from '#master-plan/rounds/reporter-kinds.ts';
import type { TreeNode } from '#master-plan/tree/queries.ts';
import { below, groundKinds } from '#master-plan/tree/states.ts';
import { text } from '#master-plan/tree/text.ts';
import type { AskedField, AskedForm } from '#web/src/forms/asked.ts';
import { optionsOf } from '#web/src/routes/(staff)/clinic/shape.ts';

export const deeds = [
  'add-guideline',
  'add-project_kind',
  'add-key_activity',
  'ground',
  'move',
  'amend',
  'withdraw',
] as const;
export type Deed = (typeof deeds)[number];
export const isDeed = (name: string): name is Deed => (deeds as readonly string[]).includes(name);

/** Goals take guidelines, guidelines their grounds and what they move; the plan's own lines are not withdrawn. */
export function deedsOf({ kind, state }: TreeNode): Deed[] {
  if (state !== 'in_force') return [];
  const child = below[kind];
  return [
    ...(child ? [`add-${child}` as Deed] : []),
    ...(kind === 'guideline' ? (['ground', 'move'] as const) : []),
    ...(['guideline', 'project_kind', 'key_activity'].includes(kind) ? (['amend', 'withdraw'] as const) : []),
  ];
}

export function deedForm(deed: Deed, language: Language, node: TreeNode, indicators: readonly { value: string; label: string }[]): AskedForm {
  const words = text[language];
  return {
    title: words.deeds[deed],
    lead: deed === 'amend' ? words.amendLead : language === 'th' ? node.titleTh : node.titleEn,
    fields: deed === 'amend' ? amendFields(language, node) : fieldsOf(deed, language, indicators),
    button: words.deeds[deed],
    hidden: { ...(deed.startsWith('add-') ? {} : { version: node.version }), request_id: randomUUID() },
    back: { href: `/master-plan/nodes/${node.id}`, label: words.back },
  };
} // prettier-ignore

/** The new wording begins with what the line says. */
function amendFields(language: Language, node: TreeNode): AskedField[] {
  const words = text[language];
  const line = fieldsOf('add-guideline', language, []).filter(({ name }) => name !== 'toBe');
  const began: Partial<Record<string, string>> = { titleTh: node.titleTh, titleEn: node.titleEn };
  const tick: AskedField[] =
    node.kind === 'guideline' ? [{ name: 'keepsGrounds', label: words.keepsGrounds, type: 'tick' }] : [];
  return [...line.map((field) => ({ ...field, ...(began[field.name] ? { value: began[field.name]! } : {}), ...(field.name === 'fromBe' ? { required: true } : {}), ...(field.name === 'reporterKinds' && node.reporterKinds.length > 0 ? { values: node.reporterKinds } : {}) })), ...tick];
} // prettier-ignore

function fieldsOf(deed: Deed, language: Language, indicators: readonly { value: string; label: string }[]): AskedField[] {
  const words = text[language];
  const source: AskedField = { name: 'source', label: words.source, maxlength: 500, required: true };
  if (deed === 'withdraw') return [];
  if (deed === 'ground')
    return [
      { name: 'groundKind', label: words.groundKind, options: optionsOf(groundKinds, language), required: true },
      { name: 'toldTh', label: words.toldTh, type: 'textarea', maxlength: 2000, required: true },
      { name: 'toldEn', label: words.toldEn, type: 'textarea', maxlength: 2000, required: true },
      source,
    ];
  if (deed === 'move')
    return [
      { name: 'indicatorId', label: words.indicator, options: indicators, required: true },
      { name: 'byValue', label: words.byValue, maxlength: 40 },
      { name: 'whyTh', label: words.whyTh, type: 'textarea', maxlength: 1000, required: true },
      { name: 'whyEn', label: words.whyEn, type: 'textarea', maxlength: 1000, required: true },
      source,
    ];
  return [
    { name: 'slug', label: words.slug, maxlength: 80, required: true },
    { name: 'titleTh', label: words.titleTh, maxlength: 500, required: true },
    { name: 'titleEn', label: words.titleEn, maxlength: 500, required: true },
    { name: 'reporterKinds', label: words.kinds, type: 'boxes', options: optionsOf(reporterKinds, language), values: Object.keys(reporterKinds) },
    { name: 'fromBe', label: words.fromBe, inputmode: 'numeric', maxlength: 4 },
    { name: 'toBe', label: words.toBe, inputmode: 'numeric', maxlength: 4 },
    source,
  ];
} // prettier-ignore
