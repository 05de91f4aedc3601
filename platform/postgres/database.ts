/** The office's tables as TypeScript. Made from the migrated database by `truatkhap database-types`: do not edit. */

// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- until the first migration is read
export interface Database {}
