import { slimTemplates } from './slim-templates'
import { componentsIn } from './source-words'

const wxml = `
<template name="tmpl_0_0">
  <view hover-class="{{i.p4||'none'}}" hover-start-time="{{xs.b(i.p5,50)}}" bindtouchstart="eh" bindlongpress="eh" aria-label="{{i.p2}}" style="{{i.st}}" bindtap="eh"  id="{{i.sid}}">
    <template is="{{xs.a(c, item.nn, l)}}" data="{{i:item}}" wx:for="{{i.cn}}" wx:key="sid" />
  </view>
</template>
`

it('keeps what the source sets and what Taro sets, and nothing else', () => {
  const source = `<View hoverClass="down" onTouchStart={start} aria-label={label} />`
  expect(slimTemplates(wxml, source)).toBe(
    `<template name="tmpl_0_0"><view hover-class="{{i.p4||'none'}}" bindtouchstart="eh" aria-label="{{i.p2}}" ` +
      `style="{{i.st}}" bindtap="eh" id="{{i.sid}}"><template is="{{xs.a(c, item.nn, l)}}" data="{{i:item}}" ` +
      `wx:for="{{i.cn}}" wx:key="sid"/></view></template>`,
  )
})

it('an event comes back when the source listens to it', () => {
  expect(slimTemplates(wxml, 'onLongPress')).toContain('bindlongpress="eh"')
  expect(slimTemplates(wxml, 'onTap')).not.toContain('bindlongpress')
})

it('finds components however they are imported', () => {
  const source = `
    import { Text, type ITouchEvent, View } from '@tarojs/components'
    import type { MapProps } from '@tarojs/components'
    import { Map as NativeMap } from '@tarojs/components'
    import { Video } from './video'`
  expect(componentsIn(source)).toEqual(['Text', 'ITouchEvent', 'View', 'MapProps', 'Map'])
})
