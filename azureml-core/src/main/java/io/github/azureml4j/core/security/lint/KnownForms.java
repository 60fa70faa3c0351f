package io.github.azureml4j.core.security.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Credentials that are known by their form, wherever they stand. A catalogue: more of the same goes here. */
final class KnownForms {
    private static final String EDGE = "(?<![A-Za-z0-9])";
    /** Before a key that has no prefix of its own: nothing that could be a part of it. */
    private static final String BASE64_EDGE = "(?<![A-Za-z0-9+/_-])";

    /** After the name of a secret: nothing, or the place where it is. */
    private static final String NO_SECRET = "(?![\\s;]|\\$|<|\\{|\\*{3}|%[A-Z_]+%|[A-Za-z_][\\w.]{0,80}[\\[(])";

    private static final String END = "(?![A-Za-z0-9+/_=-])";

    private static final List<Form> ALL = List.of(
            form("private-key", "a private key", "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----"),
            form("azure-key", "a key of Azure Storage or Cosmos DB", BASE64_EDGE + "[A-Za-z0-9+/]{86}==" + END),
            form(
                    "connection-string",
                    "a connection string with its key or password",
                    "(?i)\\b(?:AccountKey|SharedAccessKey|SharedAccessSignature|AccessKey|Password|Pwd)\\s*=\\s*"
                            + "" + NO_SECRET
                            + "[^;\\s]{4,400}+(?=.{0,400};)|;\\s*(?:AccountKey|SharedAccessKey|AccessKey"
                            + "|Password|Pwd|Secret)\\s*=\\s*" + NO_SECRET + "[^;\\s]{4,}"),
            form("sas", "a shared access signature", "(?i)[?&;]?\\bsig=[A-Za-z0-9%+/_-]{30,}={0,2}"),
            form(
                    "entra-secret",
                    "a client secret of Entra ID",
                    "(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}\\dQ~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])"),
            form("jwt", "a signed token", EDGE + "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
            form(
                    "azure-function-key",
                    "a key of Azure Functions or Search",
                    EDGE + "[A-Za-z0-9_-]{42,54}AzFu[A-Za-z0-9_=-]{6,10}|" + EDGE
                            + "[A-Za-z0-9]{42}AzSe[A-Za-z0-9]{5,9}"),
            form(
                    "azure-service-key",
                    "a key of an Azure service",
                    EDGE
                            + "[A-Za-z0-9]{33,76}(?:AzCa|AzRe|AIoT|ACRT|APIM|AZEG|AEH[A-Z]|ASb[A-Z]|ACOG|AAAA)[A-Za-z0-9+/=]{4,24}"
                            + END),
            form(
                    "registry-password",
                    "a password of a container registry",
                    EDGE + "[A-Za-z0-9+/]{42}\\+ACR[A-D][A-Za-z0-9]{6}" + END),
            form(
                    "devops-token",
                    "a personal access token of Azure DevOps",
                    EDGE + "(?:(?=[a-z]*[2-7])[a-z2-7]{52}|[A-Za-z0-9]{75,76}AZDO[A-Za-z0-9]{4})" + END),
            form(
                    "github-token",
                    "a token of GitHub",
                    EDGE + "(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255})"),
            form(
                    "gitlab-token",
                    "a token of GitLab",
                    EDGE + "gl(?:pat|dt|rt|cbt|ptt|ft|soat|imt|agent|ffct)-[A-Za-z0-9_-]{20,}"),
            form("aws-key", "a key of AWS", EDGE + "(?:AKIA|ASIA)[A-Z2-7]{16}" + END),
            form(
                    "google-key",
                    "a key of Google",
                    EDGE + "(?:AIza[A-Za-z0-9_-]{35}|ya29\\.[A-Za-z0-9_-]{20,}|GOCSPX-[A-Za-z0-9_-]{28})"),
            form(
                    "slack-token",
                    "a token or hook of Slack",
                    "xox[abeoprs][-.][A-Za-z0-9.-]{10,}|xapp-\\d-[A-Z0-9]+-\\d+-[a-f0-9]{32,}|hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20,}"),
            form(
                    "incoming-webhook",
                    "an incoming webhook, which is a credential by itself",
                    "webhook\\.office\\.com/webhookb2/|discord(?:app)?\\.com/api/webhooks/\\d+/"),
            form("stripe-key", "a key of Stripe", EDGE + "[rs]k_(?:live|test)_[A-Za-z0-9]{16,}"),
            form(
                    "model-service-key",
                    "a key of a model service",
                    EDGE
                            + "(?:sk-(?=[A-Za-z_-]{0,99}[0-9])[A-Za-z0-9_-]{20,}|hf_[A-Za-z0-9]{30,}|api_org_[A-Za-z0-9]{30,}|r8_[A-Za-z0-9]{30,}|gsk_[A-Za-z0-9]{40,}|pplx-[A-Za-z0-9]{40,}|tvly-[A-Za-z0-9-]{20,}|jina_[A-Za-z0-9_-]{40,}|xai-[A-Za-z0-9]{40,})"),
            form(
                    "package-token",
                    "a token of a package registry",
                    EDGE
                            + "(?:npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,}|dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}|rubygems_[a-f0-9]{40,}|oy2[a-z0-9]{43})"),
            form("databricks-token", "a token of Databricks", EDGE + "dapi[a-f0-9]{32}(?:-\\d)?" + END),
            form(
                    "service-token",
                    "a token of a cloud service",
                    EDGE
                            + "(?:SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{20,}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|dop_v1_[a-f0-9]{64}|hvs\\.[A-Za-z0-9_-]{20,}|glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}|lin_api_[A-Za-z0-9]{40}|sq0(?:atp|csp)-[A-Za-z0-9_-]{22,}|key-[a-f0-9]{32}|PMAK-[a-f0-9]{24}-[a-f0-9]{34}|ntn_[A-Za-z0-9]{40,}|sntry[su]_[A-Za-z0-9_=-]{40,}|EAACEdEose0cBA[A-Za-z0-9]+|NRAK-[A-Z0-9]{27}|AC[a-f0-9]{32}:[a-f0-9]{32}|nvapi-[A-Za-z0-9_-]{40,}|lsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}|pnu_[A-Za-z0-9]{36}|pul-[a-f0-9]{40}|dp\\.(?:pt|st|ct)\\.[A-Za-z0-9]{40,}|ATATT3[A-Za-z0-9_=-]{50,}|ATBB[A-Za-z0-9]{32}|xkeysib-[a-f0-9]{64}|figd_[A-Za-z0-9_-]{40}|sbp_[a-f0-9]{40}|sgp_[A-Za-z0-9_]{40,}|ops_eyJ[A-Za-z0-9_-]{40,}|tfp_[A-Za-z0-9]{40,}|[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,}|AGE-SECRET-KEY-1[A-Z0-9]{58}|doo_v1_[a-f0-9]{64}|squ_[a-f0-9]{40}|EZAK[A-Za-z0-9]{54}|sha256~[A-Za-z0-9_-]{43}|SK[a-f0-9]{32})"),
            form(
                    "wandb-key",
                    "a key of an experiment tracker",
                    "(?i)wandb[ _-]?(?:login(?: --\\w+){0,3}|api[_-]?key)?[ =:]+[a-f0-9]{40}" + END),
            form(
                    "address-with-password",
                    "an address with a password in it",
                    "(?i)[a-z][a-z0-9+.-]{0,20}://[^\\s:/@?#'\"]*:(?![$<{*]|%[A-Za-z_]\\w*%|(?i:password|passwd|pass|pwd|secret|changeme|x{3,})@)"
                            + "[^\\s:/@?#'\"]{2,}@"),
            form(
                    "account-with-password",
                    "a database account with its password",
                    "(?<![\\w/.:@-])[A-Za-z]\\w{1,30}/(?![$<{*])[^\\s/@]{4,64}@//"),
            form(
                    "address-with-key",
                    "an address with a key in it",
                    "[?&](?:code|key|apikey|api[_-]key|subscription-key|x-functions-key)=(?=[A-Za-z_+/%-]{0,99}\\d)[A-Za-z0-9_+/%-]{32,}"),
            form(
                    "address-with-token",
                    "an address with a token in it",
                    "://(?![0-9a-f]{8}-[0-9a-f]{4}-)[A-Za-z0-9_~.-]{36,}(?::[^\\s/@]{0,99})?@"),
            form(
                    "authorization-header",
                    "an Authorization header",
                    "(?i)\\b(?:Authorization\\s*[:=]\\s*)?(?:Bearer|Basic)\\s+(?![$<{*-])(?=[^\\s\"']*(?-i:[0-9A-Z=]))[A-Za-z0-9._~+/-]{16,}=*"));

    private KnownForms() {}

    static Optional<Suspicion> find(String text) {
        return ALL.stream()
                .filter(form -> form.pattern().matcher(text).find())
                .map(Form::suspicion)
                .findFirst();
    }

    private static Form form(String rule, String why, String pattern) {
        return new Form(new Suspicion(rule, why), Pattern.compile(pattern));
    }

    private record Form(Suspicion suspicion, Pattern pattern) {}
}
