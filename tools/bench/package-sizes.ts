import path from 'node:path'
import { functionSizes, KB, miniProgramSizes } from '../check/sizes'
import type { Figure } from './figure'

/** What is shipped, as a share of its budget. */
export function benchSizes(root: string): Promise<Figure[]> {
  const sizes = [
    ...miniProgramSizes(path.join(root, 'dist/weapp')),
    ...functionSizes(path.join(root, 'dist/cloudfunctions')),
  ]
  return Promise.resolve(
    sizes.map(({ name, bytes, budget }) => ({
      name: `${name}: share of its budget`,
      value: bytes / budget,
      budget: 1,
      detail: `${(bytes / KB).toFixed(0)} of ${budget / KB} KB`,
    })),
  )
}
