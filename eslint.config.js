/** Lint: strict and type-checked. A rule is switched off only with a reason beside it. */
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      '**/node_modules/',
      'workspace/',
      'demo/',
      'bench-results/',
      'coverage/',
      'web/build/',
      'web/.svelte-kit/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Style card 9: a file past 250 lines or a function past 40 explains itself where it disables this.
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions', 'methods'] }], // "do nothing" is an answer
      // A row from DuckDB is read by its column's name: row['supplier_id'] says so.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      eqeqeq: ['error', 'always'],
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^\\.\\./\\.\\./', message: 'Use the #room/ imports.' }] },
      ],
      '@typescript-eslint/consistent-type-definitions': 'off', // interface or type, as the author reads it
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // With noUncheckedIndexedAccess every index is possibly undefined; `!` then says "I counted".
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Values from DuckDB and YAML are wider at run time than their types say: a second look is not waste.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off', // read<Row>() names what a query returns
    },
  },
  // Of components only: by itself the plugin asks its rules of every TypeScript file too.
  ...svelte.configs.recommended.map((config) =>
    config.rules && !config.files ? { ...config, files: ['**/*.svelte', '**/*.svelte.ts'] } : config,
  ),
  {
    files: ['**/*.svelte'],
    // Rules that ask for types cost a new program for every component, and components hold no promises:
    // svelte-check asks for their types.
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'no-undef': 'off', // svelte-check knows
      'max-lines-per-function': 'off', // a component's markup is no function
      'prefer-const': 'off', // props are taken apart in one let or const; svelte/prefer-const knows them
      'svelte/no-navigation-without-resolve': 'off', // the site has no base path
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error', // our Content-Security-Policy refuses them
      'svelte/button-has-type': 'off',
    },
  },
  {
    // What runs in a page is for pages: eval and its like would be refused by the policy in any case.
    files: ['web/**'],
    rules: {
      'no-eval': 'error',
      'no-new-func': 'error',
      // redirect() and error() of SvelteKit are thrown by themselves; a hook throws what it was given.
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' }, // a describe() is one long function
  },
);
