import type { NoticeTarget } from './notices'

const pages: Readonly<Record<NoticeTarget['page'], string>> = {
  station: 'packages/resident/station/index',
  sessions: 'packages/account/sessions/index',
  family: 'packages/account/family/index',
  copy: 'packages/account/copy/index',
  profile: 'packages/account/profile/index',
  submissions: 'packages/resident/my-submissions/index',
  sample: 'packages/resident/sample/index',
  desk: 'packages/staff/station/index',
  moderation: 'packages/staff/moderation/index',
  booking: 'packages/booking/booking/index',
  queue: 'packages/booking/queue/index',
  workbench: 'packages/staff/workbench/index',
}

/** The page of the mini program that a notice leads to, as WeChat wants it: without a slash before it. */
export function pagePath({ page, id, shelf }: NoticeTarget): string {
  if (id === null) return pages[page]
  return `${pages[page]}?id=${encodeURIComponent(id)}${shelf === undefined ? '' : `&shelf=${shelf}`}`
}
