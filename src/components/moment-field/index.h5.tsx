import type { MomentFieldProps } from '.'
import './index.scss'

export function MomentField({ label, mode, value, from, to, onChange }: MomentFieldProps) {
  return (
    <label className="moment-field">
      <span className="moment-field__label">{label}</span>
      <input
        className="moment-field__value"
        type={mode}
        value={value}
        min={from}
        max={to}
        onChange={({ currentTarget }) => {
          // A field that was emptied keeps the last moment.
          if (currentTarget.value !== '') onChange(currentTarget.value)
        }}
      />
    </label>
  )
}
