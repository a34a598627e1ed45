import { Input, Text, View } from '@tarojs/components'
import { Button } from '../../components/button'
import { notice } from '../../components/notice/notice'
import { role } from '../../components/role'
import { codeInScan, codeState, grouped, lettersOf } from './code'
import { scan } from './scan'
import { locale } from '../../i18n/locale'
import { useLocale } from '../../i18n/words'
import './code-field.scss'
import { codeWords } from './words'

interface CodeFieldProps {
  /** The letters alone, without the hyphen between the groups. */
  readonly letters: string
  readonly onLetters: (letters: string) => void
  readonly label: string
  readonly hint: string
  /** Why the code is of no use. */
  readonly problem?: string | undefined
}

/** A one-time code, typed, pasted with whatever stands around it, or scanned. */
export function CodeField({ letters, onLetters, label, hint, problem }: CodeFieldProps) {
  const words = codeWords[useLocale()]
  const wrong = codeState(letters) === 'wrong' ? words.wrongLetters : problem
  const look = () => {
    void scan?.().then(text => {
      const found = text === null ? null : codeInScan(text)
      if (found === '') notice(codeWords[locale.get()].noScan)
      else if (found !== null) onLetters(found)
    })
  }
  return (
    <View className="code-field">
      <Text className="code-field__label">{label}</Text>
      <Input
        className={`code-field__input ${wrong ? 'code-field__input--wrong' : ''}`}
        value={grouped(letters)}
        placeholder="ABCDE-23456"
        placeholderClass="code-field__placeholder"
        maxlength={60}
        aria-label={label}
        onInput={event => {
          onLetters(lettersOf(event.detail.value))
        }}
      />
      {wrong ? (
        <Text className="code-field__problem" {...role('alert')}>
          {wrong}
        </Text>
      ) : (
        <Text className="code-field__hint">{hint}</Text>
      )}
      {scan && (
        <View className="code-field__scan">
          <Button icon="scan-line" onPress={look}>
            {words.scan}
          </Button>
        </View>
      )}
    </View>
  )
}
