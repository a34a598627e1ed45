'use strict'
/* global exports, require -- a function's bundle is CommonJS */
// Calls itself through the SDK, as deep as it is told to.
const cloudbase = require('@cloudbase/node-sdk')

exports.main = async ({ depth }, context) => {
  const { WX_OPENID: openid, TCB_ENV: env } = cloudbase.getCloudbaseContext(context)
  const { openId } = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, context }).auth().getUserInfo()
  const here = { depth, openid, openId, env, process: process.pid }
  if (depth === 0) return here
  const app = cloudbase.init({ env: cloudbase.SYMBOL_CURRENT_ENV, context })
  const { result } = await app.callFunction({ name: 'nested', data: { depth: depth - 1 } })
  return { ...here, inner: result }
}
