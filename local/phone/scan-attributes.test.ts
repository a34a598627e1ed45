import { scanAttributes } from './scan-attributes'

test('attributes become properties in camelCase; events, data and control flow do not', () => {
  const found = new Map<string, Set<string>>()
  scanAttributes(
    `<map show-location latitude="{{a > 1 ? 'x' : 'y'}}" bindregionchange="r" data-id="1" wx:if="{{b}}" class="c"/>
     <input model:value="{{v}}" catch:tap="t"><view hidden='{{h}}'></view></input>`,
    found,
  )
  expect(Object.fromEntries([...found].map(([tag, names]) => [tag, [...names]]))).toEqual({
    map: ['showLocation', 'latitude'],
    input: ['value'],
    view: ['hidden'],
  })
})
