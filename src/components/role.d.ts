/** What a screen reader is told; WeChat and the web name the attribute differently. */
export type Role =
  | 'button'
  | 'heading'
  | 'list'
  | 'listitem'
  | 'main'
  | 'navigation'
  | 'status'
  | 'alert'
  | 'region'
  | 'dialog'
  | 'switch'
  | 'radio'
  | 'radiogroup'
  | 'checkbox'
  | 'group'
  | 'search'
  | 'banner'
  | 'img'
export declare function role(name: Role): Record<string, string>
/** A heading with its level; every page has one of level 1. */
export declare function heading(level: 1 | 2 | 3): Record<string, string>
/** For decoration that must not be read out. */
export declare const hidden: Record<string, string>
