import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'
import { dark, light } from './tokens.ts'

const shades = (...colours: string[]) => colours as unknown as MantineColorsTuple

const act = shades(
  '#EEF5F4',
  '#DDEAE9',
  '#A9DCDB',
  '#9AD5D5',
  '#7FC4C6',
  '#62ABAF',
  '#16505B',
  '#0E3E48',
  '#124450',
  '#0C2326',
)
const danger = shades(
  '#FDF4F1',
  '#FAE8E3',
  '#F6A897',
  '#E58877',
  '#D2604D',
  '#C8432F',
  '#A5281B',
  '#86190F',
  '#6A130B',
  '#351D18',
)
const paper = shades(
  light.page,
  light.sunk,
  light.line,
  light['line-2'],
  light.edge,
  light['ink-3'],
  light['ink-3'],
  light['ink-2'],
  '#35322B',
  light.ink,
)
const night = shades(
  dark.ink,
  dark['ink-2'],
  dark['ink-3'],
  dark.edge,
  dark['line-2'],
  dark.sunk,
  dark.sheet,
  dark.page,
  '#121110',
  '#0C0B0A',
)

/** Buttons of four strengths: filled, filled danger, default (outlined) and subtle (words alone). */
const variantColours: VariantColorsResolver = (input) => {
  const isDanger = input.color === 'danger'
  const border = '1px solid transparent'
  if (input.variant === 'filled')
    return {
      background: isDanger ? 'var(--nm-danger)' : 'var(--nm-fill)',
      hover: isDanger ? 'var(--nm-danger-hover)' : 'var(--nm-act-hover)',
      color: isDanger ? '#FFFFFF' : 'var(--nm-on-fill)',
      border,
    }
  if (input.variant === 'default')
    return {
      background: 'var(--nm-sheet)',
      hover: 'var(--nm-page)',
      color: isDanger ? 'var(--nm-danger-ink)' : 'var(--nm-ink)',
      border: `1px solid ${isDanger ? 'var(--nm-danger)' : 'var(--nm-edge)'}`,
    }
  if (input.variant === 'subtle' && input.color === 'gray')
    return { background: 'transparent', hover: 'var(--nm-sunk)', color: 'var(--nm-ink-2)', border }
  if (input.variant === 'subtle')
    return {
      background: 'transparent',
      hover: isDanger ? 'var(--nm-danger-soft)' : 'var(--nm-act-soft)',
      color: isDanger ? 'var(--nm-danger-ink)' : 'var(--nm-act)',
      border,
    }
  return defaultVariantColorsResolver(input)
}

const family = "'Nang Mai', 'Segoe UI', 'Noto Sans', sans-serif"

export const theme = createTheme({
  fontFamily: family,
  headings: { fontFamily: family, fontWeight: '600', textWrap: 'pretty' },
  white: light.sheet,
  black: light.ink,
  colors: { act, danger, gray: paper, dark: night },
  primaryColor: 'act',
  primaryShade: { light: 6, dark: 5 },
  variantColorResolver: variantColours,
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '12px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '13px', sm: '14px', md: '15px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '20px', sm: '22px', md: '24px', lg: '28px', xl: '30px' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  shadows: { md: 'var(--nm-float)', xl: 'var(--nm-float)' },
  breakpoints: { xs: '22.5em', sm: '40em', md: '64em', lg: '75em', xl: '90em' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44, variant: 'subtle' } },
    Input: { defaultProps: { size: 'md' } },
    InputWrapper: {
      defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'input', 'error'] },
    },
    Modal: {
      defaultProps: {
        radius: 'lg',
        shadow: 'xl',
        centered: true,
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.5 },
        transitionProps: { duration: 180 },
      },
    },
    Menu: {
      defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 180 } },
    },
    Combobox: { defaultProps: { shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 300 } },
  },
})

const prefixed = (colours: Record<string, string>) =>
  Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--nm-${name}`, value]))

const ofMantine = {
  '--mantine-color-body': 'var(--nm-page)',
  '--mantine-color-text': 'var(--nm-ink)',
  '--mantine-color-bright': 'var(--nm-ink)',
  '--mantine-color-error': 'var(--nm-danger-ink)',
  '--mantine-color-success': 'var(--nm-ok)',
  '--mantine-color-placeholder': 'var(--nm-ink-3)',
  '--mantine-color-anchor': 'var(--nm-act)',
  '--mantine-color-default': 'var(--nm-sheet)',
  '--mantine-color-default-hover': 'var(--nm-page)',
  '--mantine-color-default-color': 'var(--nm-ink)',
  '--mantine-color-default-border': 'var(--nm-line)',
  '--mantine-color-dimmed': 'var(--nm-ink-3)',
  '--mantine-color-disabled': 'var(--nm-page)',
  '--mantine-color-disabled-color': 'var(--nm-ink-3)',
  '--mantine-color-disabled-border': 'var(--nm-line)',
  '--mantine-primary-color-filled': 'var(--nm-fill)',
  '--mantine-primary-color-filled-hover': 'var(--nm-act-hover)',
  '--mantine-primary-color-light': 'var(--nm-act-soft)',
  '--mantine-primary-color-light-color': 'var(--nm-act-ink)',
  '--mantine-primary-color-contrast': 'var(--nm-on-fill)',
}

/** Gives every colour of `tokens.ts` as `--nm-<name>` and bends Mantine's own variables to them. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...prefixed(light),
    ...ofMantine,
    '--nm-danger-hover': '#86190F',
    '--nm-float': '0 8px 24px rgba(48,40,24,.14), 0 1px 3px rgba(48,40,24,.10)',
  },
  dark: {
    ...prefixed(dark),
    ...ofMantine,
    '--nm-danger-hover': '#B13A28',
    '--nm-float': '0 8px 24px rgba(0,0,0,.5), 0 1px 3px rgba(0,0,0,.4)',
  },
})
