import { button, element } from './dom'

/** One dialog that waits for the person. */
export interface OpenDialog {
  kind: string
  element: HTMLElement
}

export interface ModalAnswer {
  confirm: boolean
  content?: string
}

export interface ModalRequest {
  title: string
  content: string
  confirmText: string
  cancelText?: string
  confirmColor?: string
  editable?: boolean
  placeholder?: string
}

/** What covers the page: toasts, modals, sheets, WeChat's own questions, and other apps' screens. */
export class Dialogs {
  private toast: { element: HTMLElement; timer: ReturnType<typeof setTimeout> | undefined } | undefined
  private readonly open: OpenDialog[] = []

  constructor(private readonly overlay: HTMLElement) {}

  /** Dialogs on the screen, the oldest first. */
  get shown(): readonly OpenDialog[] {
    return this.open
  }

  get toastText(): string {
    return this.toast?.element.textContent ?? ''
  }

  showToast(
    title: string,
    look: 'success' | 'error' | 'loading' | 'none',
    milliseconds?: number,
    image?: string,
  ): void {
    this.hideToast()
    const box = element('div', `phone-toast phone-toast-${look}`)
    box.setAttribute('role', 'status')
    if (image !== undefined) {
      const picture = element('img', 'phone-toast-icon')
      picture.src = image
      box.append(picture)
    } else if (look !== 'none') box.append(element('span', 'phone-toast-icon'))
    box.append(element('span', 'phone-toast-text', title))
    this.overlay.append(box)
    const timer = milliseconds === undefined ? undefined : setTimeout(() => this.hideToast(), milliseconds)
    this.toast = { element: box, timer }
  }

  hideToast(): void {
    clearTimeout(this.toast?.timer)
    this.toast?.element.remove()
    this.toast = undefined
  }

  modal(request: ModalRequest): Promise<ModalAnswer> {
    return this.ask<ModalAnswer>('modal', answer => {
      const box = element('div', 'phone-modal')
      if (request.title !== '') box.append(element('div', 'phone-modal-title', request.title))
      const field = request.editable === true ? element('input', 'phone-modal-field') : undefined
      if (field !== undefined) {
        field.value = request.content
        field.placeholder = request.placeholder ?? ''
        box.append(field)
      } else if (request.content !== '') box.append(element('div', 'phone-modal-content', request.content))
      const confirm = button('phone-modal-confirm', request.confirmText, () =>
        answer({ confirm: true, ...(field === undefined ? {} : { content: field.value }) }),
      )
      confirm.style.color = request.confirmColor ?? ''
      const actions = element('div', 'phone-modal-actions')
      if (request.cancelText !== undefined) {
        actions.append(button('phone-modal-cancel', request.cancelText, () => answer({ confirm: false })))
      }
      actions.append(confirm)
      box.append(actions)
      return box
    })
  }

  /** Resolves with the index of the chosen line, or undefined when cancelled. */
  sheet(kind: string, lines: string[], title?: string, color?: string): Promise<number | undefined> {
    return this.ask<number | undefined>(kind, answer => {
      const box = element('div', 'phone-sheet')
      if (title !== undefined) box.append(element('div', 'phone-sheet-title', title))
      lines.forEach((line, index) => {
        const choice = button('phone-sheet-item', line, () => answer(index))
        choice.style.color = color ?? ''
        box.append(choice)
      })
      box.append(button('phone-sheet-cancel', '取消', () => answer(undefined)))
      return box
    })
  }

  /** A question of WeChat's own, from the foot of the screen: who asks, for what, why. */
  permission(kind: string, title: string, reason: string, no: string, yes: string): Promise<boolean> {
    return this.ask<boolean>(kind, answer =>
      element(
        'div',
        'phone-sheet phone-permission',
        element('div', 'phone-permission-title', title),
        element('div', 'phone-permission-reason', reason),
        element(
          'div',
          'phone-permission-actions',
          button('phone-permission-no', no, () => answer(false)),
          button('phone-permission-yes', yes, () => answer(true)),
        ),
      ),
    )
  }

  /** A full screen of something that is not the mini program: a map app, settings, a page of WeChat. */
  appScreen<T>(
    kind: string,
    title: string,
    build: (answer: (value: T) => void) => Node[],
    left: T,
  ): Promise<T> {
    return this.ask<T>(kind, answer => {
      const back = button('phone-app-back', '返回', () => answer(left))
      const bar = element('div', 'phone-app-bar', back, element('span', 'phone-app-title', title))
      return element('div', 'phone-app', bar, element('div', 'phone-app-body', ...build(answer)))
    })
  }

  /** Takes everything off the screen; questions stay unanswered. */
  clear(): void {
    this.hideToast()
    for (const dialog of this.open.splice(0)) dialog.element.remove()
  }

  ask<T>(kind: string, build: (answer: (value: T) => void) => HTMLElement): Promise<T> {
    return new Promise(resolve => {
      const cover = element('div', `phone-cover phone-cover-${kind}`)
      const dialog: OpenDialog = { kind, element: cover }
      const box = build(value => {
        cover.remove()
        const at = this.open.indexOf(dialog)
        if (at >= 0) this.open.splice(at, 1)
        resolve(value)
      })
      box.setAttribute('role', 'dialog')
      box.dataset.kind = kind
      cover.append(box)
      this.open.push(dialog)
      this.overlay.append(cover)
    })
  }
}
