import { element } from './dom'
import { type PhoneRuntime } from './phone'
import { record, text } from './values'

const SCENE_SHARED_CARD = 1007

/** What a page hands to a friend. */
export interface ShareCard {
  title: string
  path: string
  imageUrl: string
}

/**
 * Asks the page in front what to share, as the share button and the menu do.
 * @throws if the page has no onShareAppMessage
 */
export async function shareCard(
  phone: PhoneRuntime,
  from: 'button' | 'menu',
  target?: unknown,
): Promise<ShareCard> {
  const { page } = phone
  if (!page.has('onShareAppMessage')) throw new Error(`page "${page.path}" does not define onShareAppMessage`)
  const query = Object.entries(page.query).map(
    ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`,
  )
  const own = `/${page.path}${query.length > 0 ? `?${query.join('&')}` : ''}`
  const given = record(phone.guard(() => page.call('onShareAppMessage', { from, target })))
  const late = given.promise instanceof Promise ? record(await phone.activity.during(given.promise)) : {}
  const card = { ...given, ...late }
  return {
    title: text(card.title, page.bars.title),
    path: text(card.path, own),
    imageUrl: text(card.imageUrl),
  }
}

/** Shows the card as a friend would get it; tapping it opens the mini program where the card points. */
export async function presentShare(
  phone: PhoneRuntime,
  from: 'button' | 'menu',
  target?: unknown,
): Promise<void> {
  try {
    const card = await shareCard(phone, from, target)
    const opened = await phone.dialogs.appScreen<boolean>(
      'share',
      '发送给朋友',
      answer => [cardView(phone, card, () => answer(true))],
      false,
    )
    if (opened) phone.launch(card.path.startsWith('/') ? card.path : `/${card.path}`, SCENE_SHARED_CARD)
  } catch (error) {
    phone.log.error(error)
  }
}

function cardView(phone: PhoneRuntime, card: ShareCard, open: () => void): HTMLElement {
  const view = element('button', 'phone-card')
  view.type = 'button'
  view.dataset.path = card.path
  const name = text(phone.bundle.app.window?.navigationBarTitleText, '小程序')
  view.append(element('span', 'phone-card-app', name), element('span', 'phone-card-title', card.title))
  const picture = element('span', 'phone-card-picture')
  if (card.imageUrl !== '') {
    const image = element('img', '')
    image.src = phone.asset(card.imageUrl)
    image.alt = ''
    picture.append(image)
  } else picture.append(phone.page.bars.title)
  view.append(picture, element('span', 'phone-card-foot', '小程序'))
  view.addEventListener('click', open)
  return view
}

/** The menu behind the capsule's three dots. */
export async function openMenu(phone: PhoneRuntime): Promise<void> {
  const shareable = phone.page.has('onShareAppMessage')
  const lines = [...(shareable ? ['发送给朋友'] : []), '设置', '重新进入小程序']
  const chosen = await phone.dialogs.sheet('menu', lines, shareable ? undefined : '当前页面不可转发')
  const line = chosen === undefined ? undefined : lines[chosen]
  if (line === '发送给朋友') await presentShare(phone, 'menu')
  else if (line === '设置') await phone.activity.during(openSettings(phone))
  else if (line === '重新进入小程序') phone.launch()
}

/** WeChat's page of permissions for this mini program. */
export function openSettings(phone: PhoneRuntime): Promise<boolean> {
  const { authorizations } = phone.device
  return phone.dialogs.appScreen<boolean>(
    'settings',
    '设置',
    () => {
      if (authorizations.size === 0) return [element('p', 'phone-app-note', '小程序还没有申请过任何权限')]
      return [...authorizations].map(([scope, allowed]) => {
        const box = element('input', '')
        box.type = 'checkbox'
        box.checked = allowed
        box.dataset.scope = scope
        box.addEventListener('change', () => authorizations.set(scope, box.checked))
        return element('label', 'phone-setting', scopeName(scope), box)
      })
    },
    true,
  )
}

export function scopeName(scope: string): string {
  const names: Record<string, string> = {
    'scope.userLocation': '位置信息',
    'scope.writePhotosAlbum': '保存到相册',
    'scope.camera': '摄像头',
    'scope.record': '麦克风',
  }
  return names[scope] ?? scope
}
