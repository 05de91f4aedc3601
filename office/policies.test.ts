/** Row-level security asks who the viewer is once for a statement: asked for each row, it made every page slow. */
import { expect, test } from 'vitest';
import { officeStore } from '#tests/office-store.ts';

const office = officeStore();

test('no policy asks of each row what is the same for all of them', async () => {
  const rows = await office.owner<{ place: string; policy: string }>(`
    SELECT polrelid::regclass::text AS place, polname AS policy FROM pg_policy
    WHERE concat_ws(' ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~ '(?<!SELECT )office\\.\\w+\\((VARIADIC ARRAY\\[[^]]*\\]|''[^'']*''::text)?\\)'
    ORDER BY 1, 2`);
  expect(
    rows,
    'write (SELECT office.my_role()) in place of office.my_role(), in a migration that alters the policy',
  ).toEqual([]);
});
