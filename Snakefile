"""Sources in, brief out: a rule a room. Plain `snakemake` builds; profiles/default says how."""
from pipeline.plan import Plan

plan = Plan("brief.yaml") # what is wrong with settings or sources ends here, before any job
W, OUT = "output/work", "output"
DATA = ["account.json", "chronology.csv", "trade.csv", "trade.xlsx"]
DOCUMENTS, PASSAGES, STATEMENTS = (f"{W}/{kind}/{{batch}}.jsonl" for kind in ("documents", "passages", "statements"))


def every(*patterns):
    return [expand(pattern, batch=plan.batches) for pattern in patterns]


rule all: # work files too: what nobody asks for would not be made again after a failure
    input:
        expand("{folder}/{name}", folder=[OUT, W], name=["brief.pdf", *DATA]),
        every(DOCUMENTS, PASSAGES, STATEMENTS),
        expand("{w}/{name}", w=W, name=["copies.jsonl", "variants.jsonl", "boilerplate.jsonl", "text", "rows.jsonl", "figures.jsonl", "figures", "published"]),
        f"{OUT}/figures/index.json"

rule ingest:
    input: lambda wildcards: plan.members(wildcards.batch)
    output: DOCUMENTS, PASSAGES
    log: f"{W}/logs/ingest-{{batch}}.log"
    shell: plan.command("ingest", "{wildcards.batch}/{plan.count} brief.yaml {plan.sources:q} {output}")

rule extract:
    input: DOCUMENTS, PASSAGES
    output: STATEMENTS
    log: f"{W}/logs/extract-{{batch}}.log"
    shell: plan.command("extract", "{input} {output}")

rule dedup:
    input: every(DOCUMENTS, PASSAGES)
    output: multiext(f"{W}/", "copies.jsonl", "variants.jsonl", "boilerplate.jsonl")
    log: f"{W}/logs/dedup.log"
    shell: plan.command("dedup", "brief.yaml {input} {output}")

rule reconcile:
    input: every(DOCUMENTS, PASSAGES, STATEMENTS), rules.dedup.output, ancient(plan.corrections)
    output: f"{W}/account.json", directory(f"{W}/text")
    log: f"{W}/logs/reconcile.log"
    shell: plan.command("reconcile", "{plan.filled} {input} {output}")

rule trade:
    input: f"{W}/account.json"
    output: multiext(f"{W}/", "rows.jsonl", "trade.csv", "trade.xlsx", "chronology.csv")
    log: f"{W}/logs/trade.log"
    shell: plan.command("trade", "{input} {output}")

rule charts:
    input: f"{W}/account.json", f"{W}/rows.jsonl"
    output: f"{W}/figures.jsonl", directory(f"{W}/figures")
    log: f"{W}/logs/charts.log"
    shell: plan.command("charts", "brief.yaml {input} {output}")

rule document:
    input:
        plan.kept,
        made=expand("{w}/{name}", w=W, name=["account.json", "trade.csv", "chronology.csv", "rows.jsonl", "figures.jsonl"])
    output: f"{W}/brief.pdf"
    log: f"{W}/logs/document.log"
    shell: plan.command("document", "brief.yaml {input.made} {output}")

rule publish:
    input: expand("{w}/{name}", w=W, name=["brief.pdf", *DATA, "figures"])
    output: update(expand("{out}/{name}", out=OUT, name=["brief.pdf", *DATA, "figures/index.json"])), touch(f"{W}/published")
    log: f"{W}/logs/publish.log"
    shell: plan.command("publish", "output {input}")

onstart: plan.forget()
onsuccess: plan.tell()
onerror: plan.explain()
