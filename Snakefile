"""Sources in, brief out: a rule a room. Plain `snakemake` builds; profiles/default says how."""
from pipeline.plan import Plan

plan = Plan("brief.yaml")  # what is wrong with settings or sources ends here, before any job
W, OUT = "output/work", "output"
DATA = ["account.json", "chronology.csv", "trade.csv", "trade.xlsx"]
SET = ["brief.pdf", *DATA]
DOCUMENTS, PASSAGES, STATEMENTS = (f"{W}/{kind}/{{batch}}.jsonl" for kind in ("documents", "passages", "statements"))


def every(pattern):
    return expand(pattern, batch=plan.batches)


rule all: # work files too: a middle file that nobody asks for would not be remade after a failure
    input:
        expand("{folder}/{name}", folder=[OUT, W], name=SET),
        every(DOCUMENTS), every(PASSAGES), every(STATEMENTS),
        expand("{w}/{name}", w=W, name=["copies.jsonl", "figures.json", "text", "published"])

rule ingest:
    input: lambda wildcards: plan.members(wildcards.batch)
    output: DOCUMENTS, PASSAGES
    params: **plan.params("ingest", "batches", "unreadable")
    log: f"{W}/logs/ingest-{{batch}}.log"
    shell: "{plan.run}.ingest {wildcards.batch}/{plan.count} brief.yaml {plan.sources:q} {output} 2>{log}"

rule extract:
    input: DOCUMENTS, PASSAGES
    output: STATEMENTS
    params: **plan.params("extract")
    log: f"{W}/logs/extract-{{batch}}.log"
    shell: "{plan.run}.extract {input} {output} 2>{log}"

rule dedup:
    input: every(DOCUMENTS), every(PASSAGES)
    output: f"{W}/copies.jsonl"
    params: **plan.params("dedup")
    log: f"{W}/logs/dedup.log"
    shell: "{plan.run}.dedup {input} {output} 2>{log}"

rule reconcile:
    input: every(DOCUMENTS), every(PASSAGES), every(STATEMENTS), rules.dedup.output
    output: f"{W}/account.json", directory(f"{W}/text")
    params: **plan.params("reconcile")
    log: f"{W}/logs/reconcile.log"
    shell: "{plan.run}.reconcile {input} {output} 2>{log}"

rule trade:
    input: rules.reconcile.output[0]
    output: multiext(f"{W}/", "trade.csv", "trade.xlsx", "chronology.csv")
    params: **plan.params("trade")
    log: f"{W}/logs/trade.log"
    shell: "{plan.run}.trade {input} {output} 2>{log}"

rule charts:
    input: rules.reconcile.output[0]
    output: f"{W}/figures.json"
    params: **plan.charts()
    log: f"{W}/logs/charts.log"
    shell: "{plan.run}.charts brief.yaml {input} {output} 2>{log}"
