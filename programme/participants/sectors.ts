/** The sectors that people come from: those of the activities, and public organisations beside them. */
import type { Language } from '#kernel/texts.ts';
import { text } from '../text.ts';
import { text as ownText } from './text.ts';
import { sectorNames } from '../years-file.ts';

export const allSectors = [...new Set([...sectorNames, 'public_organisations'] as const)] as const;
export type AnySector = (typeof allSectors)[number];

export const sectorChoice = allSectors as unknown as readonly [AnySector, ...AnySector[]];

export function sectorName(sector: AnySector, language: Language): string {
  const named: Partial<Record<AnySector, string>> = text[language].sectors;
  return named[sector] ?? ownText[language].publicOrganisations;
}
