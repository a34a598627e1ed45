import { type PageRecord } from './pages'
import { type PhoneRuntime } from './phone'
import { number } from './values'

/** How far, in px, a page must be pulled to refresh. */
const PULL_DISTANCE = 60

/** Page scrolling, reaching the bottom, and pulling down from the top. */
export function watchPageGestures(phone: PhoneRuntime, page: PageRecord): void {
  const { scroller } = page
  let reached = false
  scroller.addEventListener('scroll', event => {
    if (event.target !== scroller) return
    phone.guard(() => page.call('onPageScroll', { scrollTop: scroller.scrollTop }))
    const distance = number(page.parts.config.onReachBottomDistance, 50)
    const near = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop <= distance
    if (near && !reached) phone.guard(() => page.call('onReachBottom'))
    reached = near
  })
  if (page.parts.config.enablePullDownRefresh !== true) return
  let from: number | undefined
  scroller.addEventListener('pointerdown', event => {
    from = scroller.scrollTop <= 0 && !(event.target as Element).closest('wx-map') ? event.clientY : undefined
  })
  scroller.addEventListener('pointermove', event => {
    if (from === undefined || event.buttons === 0) return
    if (event.clientY - from > PULL_DISTANCE) {
      from = undefined
      pullDown(phone, page)
    }
  })
}

/** Shows the three dots and tells the page, which ends it with `wx.stopPullDownRefresh`. */
export function pullDown(phone: PhoneRuntime, page: PageRecord): void {
  page.frame.classList.add('phone-pulling')
  phone.guard(() => page.call('onPullDownRefresh'))
}
