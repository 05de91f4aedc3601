/** What a form asks, as plain data that the server makes and the page draws. One form a page: it fits a phone. */
import type { Typed } from './answer-form.ts';

export interface AskedField {
  name: string;
  label: string;
  /** As Field takes it, or `boxes` for several of a list, or `tick` for yes. */
  type?: 'text' | 'textarea' | 'day' | 'select' | 'number' | 'url' | 'boxes' | 'tick';
  options?: readonly { value: string; label: string }[];
  value?: string | number | null;
  /** Of `boxes`: those ticked at first. */
  values?: readonly string[];
  required?: boolean;
  hint?: string;
  maxlength?: number;
  /** 'numeric' brings the figures up on a phone; Thai digits can still be typed. */
  inputmode?: 'numeric';
}

export interface AskedForm {
  title: string;
  lead?: string;
  fields: readonly AskedField[];
  button: string;
  /** Sent along unseen: the version that the page shows, the id of this sending. */
  hidden: Readonly<Record<string, string | number>>;
  back: { href: string; label: string };
}

/** What was typed, for an action: the form's words and the version the page showed. */
export function deedInput(typed: Typed, id: string): Record<string, unknown> {
  const { request_id: _, ...words } = typed;
  return { ...words, id };
}

/** The id under which the same sending is answered once, however often it arrives. */
export function sending(typed: Typed): { requestId: string } | object {
  const { request_id: id } = typed;
  return typeof id === 'string' && /^[0-9a-f-]{36}$/u.test(id) ? { requestId: id } : {};
}
