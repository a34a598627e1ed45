import { transformAsync } from '@babel/core'

/** What Taro itself makes of the components of a source. */
const always = ['Block', 'Slot', 'SlotView', 'NativeSlot', 'Script']

/**
 * Taro carries the attributes of all components that WeChat has. Empties the entries of those that are not
 * among `options.used`. The entries themselves stay: templates know a component by its place in the list.
 */
export default function dropComponents(code) {
  const done = this.async()
  const used = new Set([...always, ...this.getOptions().used])
  let emptied = 0
  const plugin = ({ types: t }) => ({
    visitor: {
      Program({ node }) {
        const constants = new Map(
          node.body.flatMap(statement => statement.declarations ?? []).map(each => [each.id.name, each]),
        )
        // @tarojs/shared: a list of constants, one for each component.
        for (const { key, value } of constants.get('internalComponents')?.init.properties ?? []) {
          if (used.has(key.name)) continue
          constants.get(value.name).init = t.objectExpression([])
          emptied++
        }
        // The platform: an object with what WeChat adds to each component.
        for (const property of constants.get('components')?.init.properties ?? []) {
          if (used.has(property.key.name)) continue
          property.value = t.objectExpression([])
          emptied++
        }
      },
    },
  })
  transformAsync(code, { plugins: [plugin], configFile: false, babelrc: false }).then(
    result => {
      if (emptied > 0) done(null, result.code)
      else done(new Error(`${this.resourcePath} no longer lists components as it did`))
    },
    error => done(error),
  )
}
