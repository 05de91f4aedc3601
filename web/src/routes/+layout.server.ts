/** What every page knows: the language, where it is, and what kind of data it shows. */
import { mayDo } from '#office/staff/permissions.ts';
import type { LayoutServerLoad } from './$types';
import { staffPages } from './pages.ts';

/** No page sends a script unless it says, in its own +page.ts, that it earns one. */
export const csr = false;

export const load: LayoutServerLoad = ({ locals, url }) => ({
  language: locals.language,
  here: `${url.pathname}${url.search}`,
  signingIn: url.pathname === '/sign-in',
  staff: locals.viewer.kind === 'staff',
  listed: listedFor(locals.person),
  person: locals.person,
  demonstration: locals.site.demonstration,
});

/** Addresses of the staff pages that the hat worn now opens. */
function listedFor(person: App.Person | null): string[] {
  if (person === null) return [];
  return staffPages.filter(({ may }) => may.some((one) => mayDo(person.role, one))).map(({ href }) => href);
}
