import { type PhoneRuntime } from '../phone'
import { openSettings, scopeName } from '../share'
import { list, record, text } from '../values'
import { WxFailure } from './api'

/** What WeChat's privacy rules cover here: each needs the person's agreement to the privacy guide first. */
const PRIVACY_ERRNO = 104

type PrivacyListener = (resolve: (answer: unknown) => void, event: { referrer: string }) => void

/** WeChat's gates before personal data: the privacy guide, then the permission, each asked once. */
export class Permissions {
  private privacyListener: PrivacyListener | undefined
  /** Ids of the buttons by which the person agreed: an app that says so without one is not believed. */
  private readonly agreedBy = new Set<string>()

  constructor(private readonly phone: PhoneRuntime) {
    phone.events.on('PrivacyAgreed', (id: unknown) => this.agreedBy.add(text(id)))
  }

  onNeedPrivacyAuthorization(listener: unknown): void {
    if (typeof listener === 'function') this.privacyListener = listener as PrivacyListener
  }

  get needsPrivacyConsent(): boolean {
    return this.phone.bundle.app.__usePrivacyCheck__ === true && !this.phone.device.privacyAgreed
  }

  /** @throws WxFailure when the person does not agree to the privacy guide */
  async requirePrivacy(referrer: string): Promise<void> {
    if (!this.needsPrivacyConsent) return
    const agreed =
      this.privacyListener === undefined ? await this.askPrivacy() : await this.askThroughApp(referrer)
    if (!agreed) throw new WxFailure('fail privacy permission is not authorized', { errno: PRIVACY_ERRNO })
    this.phone.device.privacyAgreed = true
  }

  /** @throws WxFailure when the scope is denied, now or earlier */
  async requireScope(scope: string): Promise<void> {
    const { authorizations } = this.phone.device
    let allowed = authorizations.get(scope)
    if (allowed === undefined) {
      const reason = this.phone.bundle.app.permission?.[scope]?.desc
      if (scope === 'scope.userLocation' && reason === undefined) {
        throw new WxFailure('fail require permission desc')
      }
      const title = `申请获取你的${scopeName(scope)}`
      allowed = await this.phone.dialogs.permission('permission', title, reason ?? '', '不允许', '允许')
      authorizations.set(scope, allowed)
    }
    if (!allowed) throw new WxFailure('fail auth deny', { errno: 103 })
  }

  /** Some interfaces answer only if app.json names them. */
  requireDeclared(api: string): void {
    if (!list(this.phone.bundle.app.requiredPrivateInfos).includes(api)) {
      throw new WxFailure(
        'fail the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
      )
    }
  }

  private askPrivacy(): Promise<boolean> {
    const title = '用户隐私保护提示'
    const reason = '使用前请阅读并同意《小程序用户隐私保护指引》，不同意将无法使用这项功能'
    return this.phone.dialogs.permission('privacy', title, reason, '拒绝', '同意')
  }

  private askThroughApp(referrer: string): Promise<boolean> {
    return new Promise(resolve => {
      this.phone.guard(() =>
        this.privacyListener?.(
          answer => {
            const { event: said, buttonId } = record(answer)
            const event = text(said)
            if (event === 'agree') resolve(this.agreedBy.has(text(buttonId)))
            else if (event === 'disagree') resolve(false)
          },
          { referrer },
        ),
      )
    })
  }
}

export function permissionsApi(phone: PhoneRuntime, permissions: Permissions) {
  const settings = () => ({ authSetting: Object.fromEntries(phone.device.authorizations) })
  return {
    getSetting: settings,
    openSetting: async () => {
      await openSettings(phone)
      return settings()
    },
    authorize: async ({ scope }: Record<string, unknown>) => {
      if (scope === 'scope.userLocation') await permissions.requirePrivacy('authorize')
      await permissions.requireScope(text(scope))
    },
    getPrivacySetting: () => ({
      needAuthorization: permissions.needsPrivacyConsent,
      privacyContractName: '《小程序用户隐私保护指引》',
    }),
    requirePrivacyAuthorize: () => permissions.requirePrivacy('requirePrivacyAuthorize'),
    openPrivacyContract: async () => {
      await phone.dialogs.appScreen<boolean>('privacy-contract', '用户隐私保护指引', () => [], true)
    },
  }
}
