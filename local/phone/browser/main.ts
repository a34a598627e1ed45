import { type PhoneBundle } from '../bundle'
import { type DeviceState, IPHONE } from '../runtime/device'
import { element } from '../runtime/dom'
import { PhoneRuntime } from '../runtime/phone'
import { browserStorage } from '../runtime/wx/storage'
import { postCallFunction, postConsents } from './call-function'
import { browserOpenid } from './identity'
import { createPanel } from './panel'
import { forgetEverything, loadDevice, saveDevice } from './saved-device'
import { type PhonePageSettings } from './settings'

const STORAGE_PREFIX = 'weapp:'
/** From this width on, a window shows a phone; below, it is one. */
const FRAME_FROM = 560
const FRAME_BEZEL = 12
const STATUS_BAR_FULL_BLEED = 24

declare global {
  interface Window {
    /** The running phone, for whoever opens the console. */
    phone?: PhoneRuntime
  }
}

class PhonePage {
  private readonly frame = element('div', 'frame')
  private readonly stage = element('main', 'stage', this.frame)
  private runtime: PhoneRuntime
  private framed = isWide()

  constructor(
    private readonly bundle: PhoneBundle,
    private readonly settings: PhonePageSettings,
  ) {
    document.body.replaceChildren(this.stage)
    this.runtime = this.start()
    this.stage.append(
      createPanel(() => this.runtime, { restart: () => this.restart(), forget: () => this.forget() }),
    )
    this.fit()
    window.addEventListener('resize', () => this.fit())
    window.addEventListener('pagehide', () => saveDevice(localStorage, this.runtime.device))
  }

  /** `kept` is what the panel beside the phone shows of it: it outlives the mini program. */
  private start(kept: Partial<DeviceState> = { location: { ...this.settings.location } }): PhoneRuntime {
    const device: Partial<DeviceState> = {
      ...kept,
      ...loadDevice(localStorage),
      geometry: this.geometry(),
    }
    const runtime = new PhoneRuntime(this.bundle, {
      container: this.frame,
      device,
      storage: browserStorage(STORAGE_PREFIX, localStorage),
      callFunction: postCallFunction(this.settings.callFunctionUrl, browserOpenid(localStorage)),
      onSubscribe: postConsents(this.settings.consentUrl, browserOpenid(localStorage)),
      onError: error => console.error(error),
      onPage: url => history.replaceState(null, '', `#${url}`),
    })
    window.phone = runtime
    const asked = location.hash.slice(1)
    const known = this.bundle.pages.includes(asked.replace(/^\//, '').split('?')[0] ?? '')
    runtime.launch(known ? asked : undefined)
    return runtime
  }

  private restart(): void {
    saveDevice(localStorage, this.runtime.device)
    this.replace()
  }

  private forget(): void {
    forgetEverything(localStorage, STORAGE_PREFIX)
    saveDevice(localStorage, { ...this.runtime.device, authorizations: new Map(), privacyAgreed: false })
    this.replace()
  }

  private replace(): void {
    const { networkType, location: place } = this.runtime.device
    this.runtime.dispose()
    history.replaceState(null, '', location.pathname + location.search)
    this.runtime = this.start({ networkType, location: place })
  }

  private geometry() {
    this.framed = isWide()
    document.documentElement.classList.toggle('full-bleed', !this.framed)
    if (this.framed) return { ...IPHONE }
    return {
      ...IPHONE,
      width: window.innerWidth,
      height: window.innerHeight,
      statusBar: STATUS_BAR_FULL_BLEED,
      safeBottom: 0,
    }
  }

  /** A wide window scales the phone to its height; a narrow one is the phone. */
  private fit(): void {
    if (this.framed !== isWide()) {
      this.restart()
    }
    if (this.framed) {
      const room = window.innerHeight - 2 * FRAME_BEZEL - 24
      this.frame.style.setProperty('--frame-scale', String(Math.min(1, room / IPHONE.height)))
    } else this.runtime.resize(window.innerWidth, window.innerHeight)
  }
}

function isWide(): boolean {
  return window.innerWidth >= FRAME_FROM
}

async function main(): Promise<void> {
  const settings = JSON.parse(
    document.getElementById('phone-settings')?.textContent ?? '{}',
  ) as PhonePageSettings
  const response = await fetch(settings.bundleUrl)
  if (!response.ok) throw new Error(`${settings.bundleUrl}: ${response.status}`)
  new PhonePage((await response.json()) as PhoneBundle, settings)
}

main().catch((error: unknown) => {
  document.body.replaceChildren(
    element(
      'p',
      'failure',
      '小程序没能打开，请刷新再试。The mini program could not be opened; please reload.',
    ),
  )
  console.error(error)
})
