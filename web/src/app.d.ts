/** What every request, page and error of the site carries. */
import type { IncomingMessage } from 'node:http';
import type { Language } from '#kernel/texts.ts';
import type { Session } from '#office/staff/sign-in/sessions.ts';
import type { Role } from '#office/staff/roles.ts';
import type { Store, Viewer } from '#platform/postgres/store.ts';
import type { Site } from '#web/wiring.ts';

declare global {
  namespace App {
    interface Error {
      status: number;
      message: string;
      /** Stable code of an expected problem: 'office.not_found'. */
      code?: string;
      th?: string;
      en?: string;
      /** Of a bug: what the reader reads out to whoever looks into the log. */
      id?: string;
    }
    interface Locals {
      site: Site;
      store: Store;
      viewer: Viewer;
      person: Person | null;
      /** Of the cookie, at whatever stage of signing in; null without one. */
      session: Session | null;
      language: Language;
    }
    /** The person behind a staff viewer, as shown in the header. */
    interface Person {
      personId: string;
      fullName: string;
      /** What the hat worn now is called, in both languages. */
      post: { th: string; en: string };
      role: Role;
    }
    interface Platform {
      req: IncomingMessage;
    }
  }
}
