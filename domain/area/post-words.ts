import type { Locale } from '../contract/locale'
import type { ContactPost } from './contacts'

/** What people call those who answer for an area. */
export const postWords: Readonly<Record<Locale, Readonly<Record<ContactPost, string>>>> = {
  'zh-CN': {
    community_worker: '社区工作者',
    grid_officer: '网格员',
    property_manager: '物业经理',
    community_police: '社区民警',
    other: '联系人',
  },
  en: {
    community_worker: 'Community worker',
    grid_officer: 'Grid officer',
    property_manager: 'Property manager',
    community_police: 'Community police officer',
    other: 'Contact',
  },
}
