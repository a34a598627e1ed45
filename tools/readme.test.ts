import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.resolve(__dirname, '..')
const read = (name: string) => readFileSync(path.join(root, name), 'utf8')
const readmes = ['README.md', 'README.zh-CN.md'] as const

/** Every line of a shell block, and every command in a table. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block.split('\n').map(line => line.trim()),
  )
  const cells = [...text.matchAll(/^\| `(npm[^`]*)`/gm)].map(([, command = '']) => command)
  return [...blocks, ...cells].filter(line => line !== '')
}

describe('the README', () => {
  it('tells the same commands in English and in Chinese', () => {
    const [english, chinese] = readmes.map(name => commandsOf(read(name)))
    expect(english?.length).toBeGreaterThan(12)
    expect(chinese).toEqual(english)
  })

  it('names only commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = readmes.flatMap(name =>
      [...read(name).matchAll(/npm (?:run )?([a-z][a-z:]+)/g)].map(([, script = '']) => script),
    )
    for (const script of new Set(named)) expect(Object.keys(scripts)).toContain(script)
  })

  it.each(readmes)('%s links and shows only what is there', name => {
    const targets = [...read(name).matchAll(/\]\((?!http)([^)#]+)\)/g)].map(([, target = '']) => target)
    expect(targets.length).toBeGreaterThan(8)
    expect(targets.filter(target => !existsSync(path.join(root, target)))).toEqual([])
  })
})
