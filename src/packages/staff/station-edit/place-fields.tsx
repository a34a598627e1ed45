import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Name } from '../../../../domain/contract/name'
import type { Office } from '../../../../domain/station/desk-contract'
import { device } from '../../../api/device'
import { Button } from '../../../components/button'
import { ListRow } from '../../../components/list-row'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { Sheet } from '../../../components/sheet'
import { useCatalogue } from '../../../features/station/queries'
import { PlacePicker } from '../invite/place-picker'
import { FieldProblem, TextField } from '../../../components/text-field'
import { currentStationEditWords, useStationEditWords } from '../words/station-edit'
import { DegreesField } from './degrees-field'
import type { Draft, Field } from './draft'

interface PlaceFieldsProps {
  readonly office: Office
  readonly areaName: string | undefined
  readonly problem: (field: Field) => string | undefined
  readonly onNamed: (change: Partial<Name>) => void
  readonly onWrong: (field: Field, problem: string) => void
  readonly onChange: (change: Draft) => void
}

/** Where a station stands: address, community, place on the map; and its telephone. */
export function PlaceFields({ office, areaName, problem, onNamed, onWrong, onChange }: PlaceFieldsProps) {
  const words = useStationEditWords()
  const district = useCatalogue().data?.district.code
  const [picking, setPicking] = useState(false)
  const [picked, setPicked] = useState('')
  const [locating, setLocating] = useState(false)
  const locate = () => {
    setLocating(true)
    void device
      .locate()
      .then(answer => {
        if ('point' in answer) {
          onWrong('location', '')
          onChange({ location: answer.point })
        } else notice(currentStationEditWords().notLocated)
      })
      .finally(() => {
        setLocating(false)
      })
  }
  return (
    <Section title={words.where}>
      <View className="page-card">
        <TextField
          label={words.address}
          value={office.address.zh}
          problem={problem('address')}
          onChange={zh => {
            onNamed({ zh })
          }}
        />
        <TextField
          label={words.addressEn}
          value={office.address.en ?? ''}
          maxlength={200}
          onChange={en => {
            onNamed({ en })
          }}
        />
        <View className="edit-row">
          <ListRow
            icon="building-2"
            title={words.area}
            value={areaName ?? picked}
            onPress={() => {
              setPicking(true)
            }}
          />
        </View>
        {office.areaGuessed !== null && (
          <View className="edit-guessed">
            <Text className="page-card__note">{words.guessedHint}</Text>
            <Button
              look="plain"
              narrow
              icon="check"
              onPress={() => {
                onChange({ areaGuessed: null })
              }}
            >
              {words.confirmArea}
            </Button>
          </View>
        )}
        {problem('area') && <FieldProblem>{problem('area') ?? ''}</FieldProblem>}
        <View className="edit-pair">
          {(['lng', 'lat'] as const).map(part => (
            <DegreesField
              key={part}
              label={words[part]}
              value={office.location[part]}
              onWrong={said => {
                onWrong('location', said)
              }}
              onChange={degrees => {
                onChange({ location: { ...office.location, [part]: degrees } })
              }}
            />
          ))}
        </View>
        {problem('location') && <FieldProblem>{problem('location') ?? ''}</FieldProblem>}
        <View className="edit-locate">
          <Button look="plain" narrow icon="locate" disabled={locating} onPress={locate}>
            {locating ? words.locating : words.here}
          </Button>
        </View>
        <TextField
          label={words.phone}
          value={office.phone ?? ''}
          maxlength={25}
          problem={problem('phone')}
          onChange={phone => {
            onChange({ phone: phone.trim() === '' ? null : phone })
          }}
        />
      </View>
      {picking && district && (
        <Sheet
          title={words.pickArea}
          onClose={() => {
            setPicking(false)
          }}
        >
          <PlacePicker
            root={district}
            // Stations stand where grid officers work: in a community or finer.
            role="grid_officer"
            onPick={(place, name) => {
              setPicked(name)
              setPicking(false)
              onChange({ area: place.id, areaGuessed: null })
            }}
          />
        </Sheet>
      )}
    </Section>
  )
}
