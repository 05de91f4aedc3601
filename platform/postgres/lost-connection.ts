/** Which errors mean that the server was not there, and what a person is told then. */
import { Problem } from '#kernel/problem.ts';
import { interrupted, tooSlow, unavailable } from './problems.ts';

/** Of the network, and PostgreSQL's own: shutting down, starting up, connection broken. */
const lostCodes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|57P01|57P02|57P03|08000|08003|08006)$/;
const lostWords =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

export function isLost(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return lostCodes.test(code ?? '') || lostWords.test(message ?? '');
}

/** @param begun whether the work had begun, so that it is unknown what became of it */
export function asProblem(error: unknown, begun: boolean): unknown {
  if (error instanceof Problem) return error;
  if (isLost(error)) return begun ? interrupted() : unavailable();
  if ((error as { code?: string })?.code === '57014') return tooSlow();
  return error;
}
