/** An e-mail address belongs to one person; the database says so, and this says it to people. */
import { emailTaken } from './problems.ts';

/** Waits for a statement that writes an e-mail address. @throws Problem staff.email_taken */
export async function takenEmail<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'people_email') throw emailTaken();
    throw error;
  }
}
