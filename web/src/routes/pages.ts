/**
 * The pages named in the side list, in the order people use them. A page that is not here is reached from
 * one that is. A house test asks whether every one of them exists.
 */
import type { Language } from '#kernel/texts.ts';

export interface ListedPage extends Record<Language, string> {
  href: string;
}

export const publicPages: readonly ListedPage[] = [{ href: '/', th: 'หน้าแรก', en: 'Front page' }];

export const staffPages: readonly ListedPage[] = [];
