import path from 'node:path'

/** One thing that `npm run check` looks at: a program that exits 0 when all is well. */
export interface CheckTask {
  readonly name: string
  readonly file: string
  readonly arguments: readonly string[]
}

/** Every check. Programs of node_modules are started directly: npx would ask the network about some. */
export function checkTasks(root: string): readonly CheckTask[] {
  const tool = (name: string, file: string, ...arguments_: string[]): CheckTask => ({
    name,
    file: path.join(root, 'node_modules', file),
    arguments: arguments_,
  })
  const own = (name: string, file: string, ...arguments_: string[]): CheckTask => ({
    name,
    file: path.join(root, 'node_modules/tsx/dist/cli.mjs'),
    arguments: [path.join(root, file), ...arguments_],
  })
  return [
    tool('lint', 'eslint/bin/eslint.js', '.', '--max-warnings=0'),
    tool('types', 'typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
    tool('unused', 'knip/bin/knip.js', '--no-progress'),
    tool(
      'boundaries',
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ...cruised,
      '--config',
      '.dependency-cruiser.cjs',
    ),
    tool('format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
    tool('styles', 'stylelint/bin/stylelint.mjs', 'src/**/*.{scss,css}', '--max-warnings=0'),
    tool('secrets', 'secretlint/bin/secretlint.js', '**/*', '--secretlintignore', '.gitignore'),
    own('sizes', 'tools/check/report-sizes.ts'),
    own('openapi', 'tools/openapi.ts', '--check'),
  ]
}

const cruised = ['src', 'domain', 'cloudfunctions', 'local', 'tools', 'config', 'test']
