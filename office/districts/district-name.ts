/** A district with the word that it is one: 'อำเภอเมืองสมุทรสาคร'; in Bangkok the list itself says เขต. */
import type { Language } from '#kernel/texts.ts';

export function districtName(name: string, language: Language): string {
  if (language === 'en') return name.startsWith('Khet ') ? name : `${name} district`;
  return name.startsWith('เขต') ? name : `อำเภอ${name}`;
}
