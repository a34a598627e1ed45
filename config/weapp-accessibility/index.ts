import path from 'node:path'
import attributes from './attributes.json'

interface Platform {
  runtimePath: string | string[]
  template?: { mergeComponents: (ctx: unknown, patch: typeof attributes) => void }
  platform: string
}

interface PluginContext {
  registerMethod: (method: { name: string; fn: (platform: Platform) => void }) => void
}

/**
 * Lets pages say what a screen reader needs: Taro's templates for WeChat know no aria attributes, so they
 * are added to the templates here and, under the same short names, to the runtime.
 */
export default (ctx: PluginContext): void => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (platform.platform !== 'weapp' || !platform.template) return
      platform.template.mergeComponents(ctx, attributes)
      const runtime = path.join(__dirname, 'runtime.js')
      platform.runtimePath = [platform.runtimePath].flat().concat(runtime)
    },
  })
}
