import { NuanlinError } from '../../domain/contract/errors'
import { testsFor, type FoodTests } from '../../domain/sample/food-tests'
import type { TestOfSample } from './document'

/** Tests as the catalogue has them at this moment. @throws NO_SUCH_TEST where one is not fit for such food */
export function chosenTests(all: FoodTests, category: string, wanted: readonly string[]): TestOfSample[] {
  const fit = testsFor(all, category)
  return [...new Set(wanted)].map(code => {
    const found = fit.find(one => one.code === code)
    if (!found) throw new NuanlinError('NO_SUCH_TEST')
    const { analyte, methodCode, typicalMinutes, demo } = found
    return { test: code, analyte, methodCode, typicalMinutes, demo, results: [] }
  })
}
