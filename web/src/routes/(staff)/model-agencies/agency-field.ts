/** The agencies that a name fits, to choose from. */
import type { Language } from '#kernel/texts.ts';
import { findAgencies } from '#office/watch-items/agency-choice.ts';
import type { Tx } from '#platform/postgres/store.ts';
import { text } from '#programme/model-agencies/text.ts';
import type { AskedField } from '#web/src/forms/asked.ts';

/** @returns null where none fits */
export async function agencyField(tx: Tx, typed: string, language: Language): Promise<AskedField | null> {
  const rows = await findAgencies(tx, typed);
  if (rows.length === 0) return null;
  const options = rows.map((one) => ({
    value: one.agencyId,
    label: `${language === 'en' ? (one.nameEn ?? one.nameTh) : one.nameTh} · ${(language === 'en' ? one.provinceEn : one.provinceTh) ?? ''}`,
  }));
  return { name: 'agencyId', label: text[language].agency, options, required: true };
}
