/** The starter curriculum of the folder starter/: a draft for PACC to replace, as one course file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readCourseFile, writeCourseFile } from './course-file.ts';

const folder = join(import.meta.dirname, 'starter');
const read = (name: string) => parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;

/** In the form in which courses are exported. @throws Problem curriculum.bad_file where the folder is not whole */
export function starterCourse(): string {
  const modules = readdirSync(folder)
    .filter((name) => /^\d+-.*\.yaml$/u.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map(read);
  const whole = stringify({ format: 'truatkhap-course-1', ...read('course.yaml'), modules });
  return writeCourseFile(readCourseFile(whole));
}
