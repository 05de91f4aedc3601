/** What every page knows: the language, where it is, and what kind of data it shows. */
import type { LayoutServerLoad } from './$types';

/** No page sends a script unless it says, in its own +page.ts, that it earns one. */
export const csr = false;

export const load: LayoutServerLoad = ({ locals, url }) => ({
  language: locals.language,
  here: `${url.pathname}${url.search}`,
  signingIn: url.pathname === '/sign-in',
  staff: locals.viewer.kind === 'staff',
  person: locals.person,
  demonstration: locals.site.demonstration,
});
