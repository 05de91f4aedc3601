/**
 * Limits of sign-in, from the environment:
 *
 *   TRUATKHAP_SESSION_IDLE_MINUTES  signed out after so long without a click; default 30
 *   TRUATKHAP_SESSION_HOURS         and in any case after so long; default 12
 */
import { problem } from '#kernel/problem.ts';

export interface SignInRules {
  idleMinutes: number;
  absoluteHours: number;
  /** 'offered' only in the demonstration: its invented people have no telephone. */
  secondStep: 'required' | 'offered';
}

/** Minutes in which the second step must follow the password, and a device be set up. */
export const stepMinutes = 15;

/** @throws Problem sign_in.rules naming the variable */
export function signInRules(demonstration: boolean, env: NodeJS.ProcessEnv = process.env): SignInRules {
  return {
    idleMinutes: limit(env, 'TRUATKHAP_SESSION_IDLE_MINUTES', 30, 480),
    absoluteHours: limit(env, 'TRUATKHAP_SESSION_HOURS', 12, 24),
    secondStep: demonstration ? 'offered' : 'required',
  };
}

function limit(env: NodeJS.ProcessEnv, name: string, usual: number, most: number): number {
  const text = env[name];
  if (text === undefined || text === '') return usual;
  const given = Number(text);
  if (Number.isInteger(given) && given >= 1 && given <= most) return given;
  throw problem('sign_in.rules', {
    th: `ค่าของตัวแปร ${name} ใช้ไม่ได้ (ใช้ 1 ถึง ${most})`,
    en: `The variable ${name} cannot be used (1 to ${most}).`,
    status: 500,
  });
}
