/**
 * E-mail through the office's own SMTP server. Subjects are ours and addresses are looked at before they
 * reach a header, so nothing that people typed can add one.
 */
import nodemailer from 'nodemailer';

export interface Message {
  /** One address. */
  to: string;
  subject: string;
  text: string;
}

/** Why a message was not sent, as a word for the outbox: never an address, never what the server said. */
export type MailFault = 'bad_address' | 'refused' | 'unreachable' | 'sign_in_refused';

export class MailError extends Error {
  override readonly name = 'MailError';
  readonly fault: MailFault;
  /** Whether trying again later can help. */
  readonly isPassing: boolean;

  constructor(fault: MailFault) {
    super(`mail: ${fault}`);
    this.fault = fault;
    this.isPassing = fault === 'unreachable' || fault === 'sign_in_refused';
  }
}

export interface Mailer {
  /** @throws MailError */
  send(message: Message): Promise<void>;
  close(): void;
}

export interface MailSettings {
  /** smtp(s)://user:password@host:port */
  smtpUrl: string;
  /** The sender's address. */
  from: string;
}

/** One plain address: no name, no list, no comment, no line end, no bare IP. */
const plainAddress = /^[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])$/u;

export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && plainAddress.test(text) && !text.includes('..');
}

export function openMailer({ smtpUrl, from }: MailSettings): Mailer {
  const waits = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    ...waits,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      if (!isPlainAddress(to)) throw new MailError('bad_address');
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
          text,
          headers,
        });
      } catch (error) {
        throw new MailError(faultOf(error));
      }
    },
    close: () => transport.close(),
  };
}

function faultOf(error: unknown): MailFault {
  const { code, responseCode } = error as { code?: string; responseCode?: number };
  if (code === 'EAUTH') return 'sign_in_refused';
  if (responseCode !== undefined && responseCode >= 500) return 'refused';
  return code === 'EENVELOPE' && responseCode === undefined ? 'bad_address' : 'unreachable';
}
