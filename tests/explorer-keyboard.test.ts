import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { closeQuietly, openExplorer } from './browser.ts'

const explorer = await openExplorer()

describe('by keyboard alone', () => {
  it('search offers names while one types, moves among them, and opens the one chosen', async () => {
    const page = await explorer.open('/')
    const box = page.getByRole('combobox')
    await box.focus()
    await page.keyboard.type('kim tok')
    await page.getByRole('option').first().waitFor()
    expect(await box.getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { selected: true }).waitFor()
    const chosen = await box.getAttribute('aria-activedescendant')
    const option = page.locator(`[id="${chosen}"]`)
    expect(await option.getAttribute('aria-selected')).toBe('true')
    expect(await option.innerText()).toContain('Kim Tok Hun')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => box.getAttribute('aria-activedescendant')).not.toBe(chosen)
    await page.keyboard.press('Escape')
    expect(await box.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Kim Tok Hun' }).waitFor()
    await closeQuietly(page)
  })

  it('search shows the spelling that it met, and all that it found', async () => {
    const page = await explorer.open('/')
    await page.getByRole('combobox').focus()
    await page.keyboard.type('김정은')
    const option = page.getByRole('option').first()
    await option.waitFor()
    expect(await option.innerText()).toMatch(/Kim Jong Un\s+as\s+김정은/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: /Names like/ }).waitFor()
    expect(new URL(page.url()).searchParams.get('q')).toBe('김정은')
    await closeQuietly(page)
  })

  it('the first step of a page leads past its head to its content', async () => {
    const page = await explorer.open('/entity/kim-jong-un')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('Skip to the content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
    await closeQuietly(page)
  })

  it('a dispute opens, the lens is put on, and a link is followed', async () => {
    const page = await explorer.open('/entity/kim-jong-un')
    const mark = page.locator('.facts .mark.disputed')
    await mark.waitFor()
    await tabTo(page, 'Disputed: 2 versions on date of birth')
    await page.keyboard.press('Space')
    expect(await mark.getAttribute('aria-expanded')).toBe('true')
    expect(await page.locator('.facts .rivals .rival').count()).toBe(2)
    await page.getByRole('link', { name: "The 8th Congress of the Workers' Party of Korea", exact: true }).focus()
    await tabTo(page, 'Look through a lens')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Without what is disputed')
    await page.keyboard.press('Space')
    await expect.poll(() => new URL(page.url()).search).toBe('?disputed=without')
    await expect.poll(() => page.locator('.facts .mark.disputed').count()).toBe(0)
    await closeQuietly(page)
  })

  it('what has the focus can be seen', async () => {
    const page = await explorer.open('/sources')
    await page.locator('table').waitFor()
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
      expect(outline).not.toBe('none')
    }
    await closeQuietly(page)
  })
})

/** Presses Tab until what has the focus has that name; fails if it never comes. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < 80) {
    const now = await focused(page)
    if (now === name) return
    passed.push(now)
    await page.keyboard.press('Tab')
  }
  expect(passed).toContain(name)
}

async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    const named = element instanceof HTMLInputElement ? (element.labels?.[0] ?? element) : element
    return (named?.textContent ?? '').replace(/\s+/g, ' ').trim()
  })
}
