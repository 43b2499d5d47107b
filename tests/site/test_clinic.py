"""The field for a pasted error: it finds the entry in any traceback, and none for other errors."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.support.browser import Visit
from tests.support.entries import ENTRIES, first_sentence, message
from weave.content.clinic import Message

# What is found first for the message of each entry: the link to it, as the first page has it.
FIRST = [[f"{entry.page.rsplit('/')[-1][:-3]}/#{entry.slug}"] for entry in ENTRIES]
UNRELATED = Path(__file__).parent.parent / "support" / "unrelated_errors.txt"
TRACEBACK = """\
Epoch 3:  27%|██▋       | 311/1152 [02:11<05:54,  2.37it/s, loss=0.713]
{rank}Traceback (most recent call last):
{rank}  File "/home/mia/runs/finetune/train.py", line 214, in <module>
{rank}    main(parse_args())
{rank}  File "/home/mia/runs/finetune/train.py", line 187, in main
{rank}    trainer.fit(model, loaders["train"], optimizer=optimizer, scheduler=scheduler)
{rank}  File "/home/mia/runs/finetune/trainer.py", line 96, in fit
{rank}    loss = self.training_step(batch, step)
{rank}  File "/opt/conda/lib/python3.10/site-packages/torch/nn/modules/module.py", line 1751, in f
{rank}    return forward_call(*args, **kwargs)
{rank}  File "/opt/conda/lib/python3.10/site-packages/torch/utils/checkpoint.py", line 496, in c
{rank}    return CheckpointFunction.apply(function, preserve, *args)
{rank}  File "/opt/conda/lib/python3.10/site-packages/torch/_tensor.py", line 648, in backward
{rank}    torch.autograd.backward(
{rank}{kind}: {text}
{rank}wandb: You can sync this run to the cloud by running: wandb sync /home/mia/runs/finetune
"""
FOUND = """(texts) => {
  const field = document.querySelector(".clinic-box textarea")
  return texts.map((text) => {
    field.value = text
    field.dispatchEvent(new Event("input"))
    return [...document.querySelectorAll(".clinic-box li a")].map((a) => a.getAttribute("href"))
  })
}"""


@pytest.fixture(scope="module")
def clinic(reading: Visit) -> Visit:
    seen = reading.open("clinic/index.md")
    seen.tab.wait_for_selector(".clinic-box")
    return seen


def met_elsewhere(said: Message, chance: random.Random, rank: str) -> str:
    """The message as another script has it: other shapes, versions and names, on another device."""
    text = re.sub(r"\d+", lambda _: str(chance.randrange(2, 4096)), said.text)
    text = re.sub(r"\b[A-Z]\w+Backward\d*\b", "NativeLayerNormBackward0", text)
    text = re.sub(r"torch\.FloatTensor", "torch.cuda.HalfTensor", text)
    text = text.replace("\n", f"\n{rank}")
    return TRACEBACK.format(rank=rank, kind=said.kind or "RuntimeError", text=text)


@pytest.mark.parametrize("rank", ["", "[rank3]: "])
def test_each_message_is_found_first_in_another_scripts_traceback(clinic: Visit, rank: str) -> None:
    chance = random.Random(1)  # noqa: S311
    pasted = [met_elsewhere(message(entry), chance, rank) for entry in ENTRIES]
    found = clinic.tab.evaluate(FOUND, pasted)
    assert [links[:1] for links in found] == FIRST


def test_the_beginning_of_a_message_is_enough(clinic: Visit) -> None:
    found = clinic.tab.evaluate(FOUND, [first_sentence(entry) for entry in ENTRIES])
    assert [links[:1] for links in found] == FIRST


def test_a_heading_of_the_clinic_finds_its_entry(clinic: Visit) -> None:
    found = clinic.tab.evaluate(FOUND, [entry.title.replace("`", "") for entry in ENTRIES])
    assert [links[:1] for links in found] == FIRST


def test_what_other_releases_say_finds_the_entry(clinic: Visit) -> None:
    pairs = [
        (words, first) for entry, first in zip(ENTRIES, FIRST, strict=True) for words in entry.also
    ]
    assert len(pairs) >= 5
    pasted = [met_elsewhere(Message("", words), random.Random(1), "") for words, _ in pairs]  # noqa: S311
    found = clinic.tab.evaluate(FOUND, pasted)
    assert [links[:1] for links in found] == [first for _, first in pairs]


def test_a_line_that_was_cut_off_finds_the_entry_in_most_cases(clinic: Visit) -> None:
    cut = [message(entry).text[:60] for entry in ENTRIES]
    found = clinic.tab.evaluate(FOUND, cut)
    lost = [
        text for text, links, first in zip(cut, found, FIRST, strict=True) if links[:1] != first
    ]
    assert len(lost) <= len(cut) / 20, lost


def test_an_error_of_another_kind_finds_nothing_and_hears_how_to_ask(clinic: Visit) -> None:
    chance = random.Random(1)  # noqa: S311
    errors = UNRELATED.read_text().splitlines()
    assert len(errors) >= 30
    pasted = [met_elsewhere(Message(*error.split(": ", 1)), chance, "") for error in errors]
    assert clinic.tab.evaluate(FOUND, pasted) == [[] for _ in errors]
    box = clinic.tab.locator(".clinic-box [role=status]")
    assert "No entry has this message" in box.inner_text()
    box.get_by_role("link").click()
    assert clinic.tab.locator(":target").inner_text().startswith("A report that gets an answer")


def test_what_is_pasted_stays_in_the_page_and_an_empty_field_says_nothing(clinic: Visit) -> None:
    clinic.tab.get_by_label("Paste your error").fill(f"{message(ENTRIES[0]).text}")
    assert clinic.tab.locator(".clinic-box li").count() >= 1
    clinic.tab.get_by_label("Paste your error").fill("  ")
    assert clinic.tab.locator(".clinic-box [role=status]").inner_text() == ""
    assert (clinic.complaints, clinic.elsewhere) == ([], [])
